package dev.liftline.identity.session;

import org.springframework.session.data.redis.RedisIndexedSessionRepository.RedisSession;
import org.springframework.session.data.redis.RedisSessionExpirationStore;

/** Remembers no expirations: the keys of a session expire by themselves, and nobody waits for the event. */
final class ExpirationByRedis implements RedisSessionExpirationStore {

    @Override
    public void save(RedisSession session) {
        // Its keys have a TTL.
    }

    @Override
    public void remove(String sessionId) {
        // Nothing was saved.
    }

    @Override
    public void cleanupExpiredSessions() {
        // Redis does.
    }
}
