package dev.liftline.gateway.access;

import dev.liftline.gateway.Permission;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.access.Decision.Allowed;
import dev.liftline.gateway.headers.RemoteClient;
import dev.liftline.gateway.identity.IdentityView;
import dev.liftline.gateway.identity.Sender;
import dev.liftline.gateway.identity.Senders;
import dev.liftline.gateway.identity.Statement;
import dev.liftline.gateway.rates.Rate;
import dev.liftline.gateway.rates.RateLimit;
import dev.liftline.gateway.rates.RateLimits;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.CredentialHash;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may go on. Keys and known sessions are decided in memory at once; a new session is looked up. For one
 * event loop.
 */
public final class AccessControl {

    private final IdentityView identity;
    private final Senders senders;
    private final ClientKeys clientKeys;
    private final RateLimits limits;
    private final Statement anonymous =
            new Statement(new Caller(CallerRole.ANONYMOUS, "anonymous", "anonymous", Caller.ANY, Caller.ANY));
    private final Statement everybody =
            new Statement(new Caller(CallerRole.ADMIN, "open", "open", Caller.ANY, Caller.ANY));

    AccessControl(IdentityView identity, Senders senders, ClientKeys clientKeys, RateLimits limits) {
        this.identity = identity;
        this.senders = senders;
        this.clientKeys = clientKeys;
        this.limits = limits;
    }

    /** Never fails. */
    public Future<Decision> decide(HttpServerRequest request, RemoteClient client, Route route, RequestTarget target) {
        long now = System.currentTimeMillis();
        if (identity.isOpen()) {
            return Future.succeededFuture(allowed(everybody, now));
        }
        if (route.permission() == Permission.PUBLIC) {
            // A page of another site must not sign a visitor in as somebody else.
            if (route.pool() != null && OwnOrigin.isOther(request, client.tls(), target)) {
                return Future.succeededFuture(Denials.OTHER_ORIGIN);
            }
            Decision allowed = allowed(anonymous, now);
            return Future.succeededFuture(route.pool() == null ? allowed : within(ofAddress(client), allowed));
        }
        SentCredential sent;
        try {
            sent = SentCredential.of(request, client.tls());
        } catch (SentCredential.SeveralException e) {
            return Future.succeededFuture(Denials.SEVERAL);
        }
        if (sent == null) {
            return Future.succeededFuture(decideWithoutCredential(request, client, route, target, now));
        }
        Credential credential = sent.credential();
        if (credential == null) {
            return Future.succeededFuture(Denials.of(Sender.Unknown.INVALID));
        }
        if (sent.fromCookie() && !OwnOrigin.sent(request, client.tls(), target)) {
            return Future.succeededFuture(Denials.OTHER_ORIGIN);
        }
        CredentialHash hash = credential.hash();
        if (credential.kind() != Credential.Kind.SESSION) {
            return Future.succeededFuture(decide(senders.key(hash, now), limits.keys(), route, target, now));
        }
        if (!senders.isKnown(hash, now)) {
            Rate rate = ofAddress(client);
            if (rate != null && !rate.allowed()) {
                return Future.succeededFuture(Denials.tooMany(rate));
            }
        }
        return senders.session(hash, now).map(sender -> decide(sender, limits.sessions(), route, target, now));
    }

    private Decision decideWithoutCredential(
            HttpServerRequest request, RemoteClient client, Route route, RequestTarget target, long now) {
        String key = clientKeys.of(request, client);
        if (key == null) {
            return Denials.MISSING;
        }
        // A browser at such an address must not send rides for a page of another site.
        return OwnOrigin.isOther(request, client.tls(), target)
                ? Denials.OTHER_ORIGIN
                : decide(senders.keyWithId(key, now), limits.keys(), route, target, now);
    }

    private Decision decide(Sender sender, RateLimit limit, Route route, RequestTarget target, long now) {
        return switch (sender) {
            case Sender.Known(Statement statement) -> {
                Rate rate = limit.count(statement.caller().id());
                Decision denied = denial(statement.caller(), route, target);
                yield within(rate, denied == null ? allowed(statement, now) : denied);
            }
            case Sender.Unknown unknown -> Denials.of(unknown);
        };
    }

    private @Nullable Rate ofAddress(RemoteClient client) {
        return limits.addresses().count(client.address());
    }

    private static Decision within(@Nullable Rate rate, Decision decision) {
        return rate == null || rate.allowed() ? decision.counted(rate) : Denials.tooMany(rate);
    }

    private @Nullable Decision denial(Caller caller, Route route, RequestTarget target) {
        CallerRole role = caller.role();
        if (!route.permission().isGrantedTo(role)) {
            return Denials.role(role);
        }
        if (isOperator(role) && identity.isStale()) {
            return Denials.STALE;
        }
        if (caller.resort() != Caller.ANY && route.hasResort()) {
            OptionalInt resort = route.resort(target.path());
            if (resort.isEmpty()) {
                return Denials.invalid(RideField.RESORT_ID);
            }
            if (resort.getAsInt() != caller.resort()) {
                return Denials.otherResort(caller);
            }
        }
        return role == CallerRole.SKIER && route.permission() == Permission.READ_SKIER
                ? otherSkier(caller, route.skier(target.path()))
                : null;
    }

    private @Nullable Decision otherSkier(Caller caller, OptionalInt skier) {
        if (skier.isEmpty()) {
            return Denials.invalid(RideField.SKIER_ID);
        }
        boolean own = caller.subject().equals(Integer.toString(skier.getAsInt()));
        return own || identity.isSharing(skier.getAsInt()) ? null : Denials.OTHER_SKIER;
    }

    private static boolean isOperator(CallerRole role) {
        return role == CallerRole.RESORT || role == CallerRole.SECURITY || role == CallerRole.ADMIN;
    }

    private Decision allowed(Statement statement, long now) {
        return new Allowed(identity.sign(statement, now), statement.caller().role(), null);
    }
}
