package dev.liftline.gateway.identity;

import dev.liftline.gateway.proxy.UpstreamClient;
import dev.liftline.gateway.proxy.UpstreamResponse;
import dev.liftline.model.caller.CredentialHash;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks sessions up in the identity service, each once for all requests that wait for it. For one event loop. */
final class SessionLookup {

    private static final String PATH = "/internal/sessions/";

    private final UpstreamClient identity;
    private final IdentityRequests requests;
    private final KnownSessions known;
    private final long lifetimeMillis;
    private final Map<CredentialHash, Future<Optional<KnownSession>>> waiting = new HashMap<>();

    SessionLookup(UpstreamClient identity, IdentityRequests requests, KnownSessions known, long lifetimeMillis) {
        this.identity = identity;
        this.requests = requests;
        this.known = known;
        this.lifetimeMillis = lifetimeMillis;
    }

    /** The session; empty if there is none. Fails if the identity service cannot say. */
    Future<Optional<KnownSession>> find(CredentialHash hash) {
        Future<Optional<KnownSession>> present = waiting.get(hash);
        if (present != null) {
            return present;
        }
        Future<Optional<KnownSession>> found =
                identity.send(requests.get(PATH + hash.hex())).map(response -> session(hash, response));
        if (!found.isComplete()) {
            waiting.put(hash, found);
            found.onComplete(done -> waiting.remove(hash));
        }
        return found;
    }

    private Optional<KnownSession> session(CredentialHash hash, UpstreamResponse response) {
        return switch (response.status()) {
            case 200 -> Optional.of(keep(hash, AccessJson.read(response.body().getBytes(), KnownSession.Answer.class)));
            case 404 -> Optional.empty();
            default ->
                throw new IllegalStateException("The identity service responded with " + response.status() + ".");
        };
    }

    private KnownSession keep(CredentialHash hash, KnownSession.Answer answer) {
        long now = System.currentTimeMillis();
        KnownSession session = KnownSession.of(answer, now, lifetimeMillis);
        known.put(hash, session);
        return session;
    }
}
