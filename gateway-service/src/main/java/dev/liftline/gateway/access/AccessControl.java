package dev.liftline.gateway.access;

import dev.liftline.gateway.Permission;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.access.Decision.Allowed;
import dev.liftline.gateway.headers.RemoteClient;
import dev.liftline.gateway.identity.CredentialOwner;
import dev.liftline.gateway.identity.CredentialOwners;
import dev.liftline.gateway.identity.IdentityView;
import dev.liftline.gateway.identity.SignedCaller;
import dev.liftline.gateway.rates.Rate;
import dev.liftline.gateway.rates.RateLimit;
import dev.liftline.gateway.rates.RateLimits;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.CredentialHash;
import dev.liftline.servicekit.caller.ClientNetwork;
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
    private final CredentialOwners owners;
    private final ClientKeys clientKeys;
    private final RateLimits limits;
    private final RefusedScans refused;
    private final SignedCaller anonymous =
            new SignedCaller(new Caller(CallerRole.ANONYMOUS, "anonymous", "anonymous", Caller.ANY, Caller.ANY));
    private final SignedCaller everybody =
            new SignedCaller(new Caller(CallerRole.ADMIN, "open", "open", Caller.ANY, Caller.ANY));

    AccessControl(
            IdentityView identity,
            CredentialOwners owners,
            ClientKeys clientKeys,
            RateLimits limits,
            RefusedScans refused) {
        this.identity = identity;
        this.owners = owners;
        this.clientKeys = clientKeys;
        this.limits = limits;
        this.refused = refused;
    }

    /**
     * Never fails.
     *
     * @param originAllowed whether the settings let pages of the request's origin call the API
     */
    public Future<Decision> decide(
            HttpServerRequest request, RemoteClient client, boolean originAllowed, Route route, RequestTarget target) {
        long now = System.currentTimeMillis();
        if (identity.isOpen()) {
            return Future.succeededFuture(decideOpen(request, originAllowed, route, now));
        }
        if (route.permission() == Permission.PUBLIC) {
            // A page of another site must not sign a visitor in as somebody else.
            if (route.pool() != null && !originAllowed && OwnOrigin.isOther(request, client.tls(), target)) {
                return Future.succeededFuture(Denials.OTHER_ORIGIN);
            }
            Decision allowed = allowed(anonymous, null, now);
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
            return Future.succeededFuture(Denials.of(CredentialOwner.Unknown.INVALID));
        }
        if (sent.fromCookie() && !OwnOrigin.sent(request, client.tls(), target)) {
            return Future.succeededFuture(Denials.OTHER_ORIGIN);
        }
        CredentialHash hash = credential.hash();
        if (credential.kind() != Credential.Kind.SESSION) {
            return Future.succeededFuture(decide(owners.key(hash, now), null, limits.keys(), route, target, now));
        }
        if (!owners.isKnown(hash, now)) {
            Rate rate = ofAddress(client);
            if (rate != null && !rate.allowed()) {
                return Future.succeededFuture(Denials.tooMany(rate));
            }
        }
        return owners.session(hash, now).map(owner -> decide(owner, hash, limits.sessions(), route, target, now));
    }

    /** Everybody may do everything but administer: what that makes would be valid in a gateway that is not open. */
    private Decision decideOpen(HttpServerRequest request, boolean originAllowed, Route route, long now) {
        if (route.permission() == Permission.ADMINISTER) {
            return Denials.OPEN;
        }
        return originAllowed || OwnOrigin.isOfThisMachine(request)
                ? allowed(everybody, null, now)
                : Denials.OTHER_ORIGIN;
    }

    private Decision decideWithoutCredential(
            HttpServerRequest request, RemoteClient client, Route route, RequestTarget target, long now) {
        String key = clientKeys.of(request, client);
        if (key == null) {
            return Denials.MISSING;
        }
        // The programs that have such keys send no origin. A page may send one that equals its Host: by DNS rebinding.
        return OwnOrigin.isSent(request)
                ? Denials.OTHER_ORIGIN
                : decide(owners.keyWithId(key, now), null, limits.keys(), route, target, now);
    }

    private Decision decide(
            CredentialOwner owner,
            @Nullable CredentialHash session,
            RateLimit limit,
            Route route,
            RequestTarget target,
            long now) {
        return switch (owner) {
            case CredentialOwner.Known(SignedCaller signed) -> {
                Rate rate = limit.count(signed.caller().id());
                if (rate != null && !rate.allowed()) {
                    yield Denials.tooMany(rate);
                }
                Decision denied = denial(signed.caller(), route, target);
                yield (denied == null ? allowed(signed, session, now) : denied).counted(rate);
            }
            case CredentialOwner.Unknown unknown -> Denials.of(unknown);
        };
    }

    private @Nullable Rate ofAddress(RemoteClient client) {
        return limits.addresses().count(ClientNetwork.of(client.address()));
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
            OptionalInt resort = route.resort(target);
            if (resort.isEmpty()) {
                return Denials.invalid(route.resortName(), RideField.RESORT_ID);
            }
            if (resort.getAsInt() != caller.resort()) {
                refused.otherResort(caller);
                return Denials.otherResort(route.resortName(), caller);
            }
        }
        return role == CallerRole.SKIER && route.permission() == Permission.READ_SKIER
                ? otherSkier(caller, route.skier(target.path()))
                : null;
    }

    private @Nullable Decision otherSkier(Caller caller, OptionalInt skier) {
        if (skier.isEmpty()) {
            return Denials.invalid(RideField.SKIER_ID.jsonName(), RideField.SKIER_ID);
        }
        boolean own = caller.subject().equals(Integer.toString(skier.getAsInt()));
        return own || identity.isSharing(skier.getAsInt()) ? null : Denials.OTHER_SKIER;
    }

    private static boolean isOperator(CallerRole role) {
        return role == CallerRole.RESORT || role == CallerRole.SECURITY || role == CallerRole.ADMIN;
    }

    private Decision allowed(SignedCaller signed, @Nullable CredentialHash session, long now) {
        return new Allowed(identity.sign(signed, now), signed.caller(), session, null);
    }

    /** Whether a caller who was allowed something still has the credential; never fails. A look-up counts as use of a session. */
    public Future<Standing> standing(Allowed allowed, long now) {
        if (identity.isOpen()) {
            return Future.succeededFuture(Standing.VALID);
        }
        Caller caller = allowed.caller();
        if (isOperator(caller.role()) && identity.isStale()) {
            return Future.succeededFuture(Standing.REFUSED);
        }
        CredentialHash session = allowed.session();
        return session == null
                ? Future.succeededFuture(standing(owners.keyWithId(caller.id(), now)))
                : owners.session(session, now).map(AccessControl::standing);
    }

    private static Standing standing(CredentialOwner owner) {
        return switch (owner) {
            case CredentialOwner.Known known -> Standing.VALID;
            case CredentialOwner.Unknown unknown ->
                switch (unknown) {
                    case INVALID, NO_SUCH_KEY, EXPIRED, REVOKED, ENDED -> Standing.ENDED;
                    case NOT_YET, NO_SESSIONS -> Standing.UNSURE;
                };
        };
    }
}
