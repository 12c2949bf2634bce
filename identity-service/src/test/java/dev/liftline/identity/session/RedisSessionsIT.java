package dev.liftline.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.AccessStore;
import dev.liftline.identity.AccessStore.EndedSession;
import dev.liftline.identity.Person;
import dev.liftline.identity.Sessions;
import dev.liftline.identity.Sessions.Started;
import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.model.caller.CallerRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Sessions in a real Redis. */
@IdentityServiceTest
class RedisSessionsIT {

    private static final String INDEX =
            "liftline:identity:index:org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME:skier:";

    private final Sessions sessions;
    private final StringRedisTemplate redis;
    private final AccessStore access;
    private final Client client;

    RedisSessionsIT(Sessions sessions, StringRedisTemplate redis, AccessStore access, Client client) {
        this.sessions = sessions;
        this.redis = redis;
        this.access = access;
        this.client = client;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
    }

    @Test
    void endsTheLeastRecentlyUsedSessionsOfAPersonWhoHasTooMany() {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            started.add(start(41));
        }
        assertThat(sessions.of(Person.skier(41)))
                .hasSize(20)
                .contains(started.getLast())
                .doesNotContain(started.getFirst());
        assertThat(sessions.find(started.getFirst())).isEmpty();
        assertThat(access.changesAfter(0).endedSessions())
                .extracting(EndedSession::hash)
                .containsAll(started.subList(0, 5))
                .doesNotContain(started.getLast());
    }

    @Test
    void forgetsExpiredSessionsOfAPersonWhoHasMany() {
        for (int i = 0; i < 20; i++) {
            redis.delete("liftline:identity:sessions:" + start(42));
        }
        String last = start(42);
        assertThat(sessions.of(Person.skier(42))).containsExactly(last);
        assertThat(redis.opsForSet().members(INDEX + 42)).containsExactly("s" + last);
    }

    @Test
    void doesNothingWhenAnUnknownSessionEnds() {
        sessions.end("0".repeat(64));
        assertThat(sessions.find("0".repeat(64))).isEmpty();
    }

    @Test
    void endsAnOperatorsSessionAfterTwelveHoursHoweverMuchItIsUsed() {
        Person operator = new Person(CallerRole.ADMIN, "night", 0);
        String id = sessions.start(operator).session().id();
        Instant begun = Instant.now().minus(Duration.ofHours(11)).minus(Duration.ofMinutes(50));
        use(id, begun);
        Instant expiresAt = sessions.find(id).orElseThrow().expiresAt();
        assertThat(expiresAt)
                .isBetween(begun.plus(Duration.ofHours(12)).minusSeconds(3), begun.plus(Duration.ofHours(12)));
        // Five minutes more, as the store keeps the keys of a session that has expired.
        assertThat(redis.getExpire("liftline:identity:sessions:" + id)).isBetween(1L, 15 * 60L);

        use(id, Instant.now().minus(Duration.ofHours(12)));
        assertThat(sessions.find(id)).isEmpty();
        assertThat(sessions.of(operator)).isEmpty();
    }

    @Test
    void keepsASkiersSessionThatIsUsedForAMonth() {
        String id = start(43);
        use(id, Instant.now().minus(Duration.ofDays(31)));
        assertThat(sessions.find(id).orElseThrow().expiresAt())
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
        use(id, Instant.now().minus(Duration.ofDays(91)));
        assertThat(sessions.find(id)).isEmpty();
    }

    /** As if the session had begun then, and was used two minutes ago. */
    private void use(String id, Instant begun) {
        String key = "liftline:identity:sessions:" + id;
        redis.opsForHash().put(key, "creationTime", "l" + begun.toEpochMilli());
        redis.opsForHash()
                .put(
                        key,
                        "lastAccessedTime",
                        "l" + Instant.now().minus(Duration.ofMinutes(2)).toEpochMilli());
    }

    private String start(int skier) {
        Started started = sessions.start(Person.skier(skier));
        assertThat(started.toString()).doesNotContain(started.token());
        return started.session().id();
    }
}
