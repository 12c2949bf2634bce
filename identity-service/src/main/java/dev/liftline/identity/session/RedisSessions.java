package dev.liftline.identity.session;

import dev.liftline.identity.AccessStore;
import dev.liftline.identity.IdentityProperties;
import dev.liftline.identity.Person;
import dev.liftline.identity.Sessions;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.redis.core.BoundSetOperations;
import org.springframework.data.redis.core.RedisOperations;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;
import org.springframework.session.data.redis.RedisIndexedSessionRepository.RedisSession;
import org.springframework.stereotype.Component;

/** Sessions with plain attributes, indexed by person. */
@Component
class RedisSessions implements Sessions {

    private static final String PRINCIPAL = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String ROLE = "role";
    private static final String SUBJECT = "subject";
    private static final String RESORT = "resort";

    /** A session that was used less than this long ago is not written again. */
    private static final Duration USE_PRECISION = Duration.ofMinutes(1);

    /** As long as the store keeps the keys of a session that has expired. */
    private static final Duration INDEX_MARGIN = Duration.ofMinutes(5);

    private static final int TOKEN_ID_LENGTH = 12;

    /** One person must not fill Redis. */
    private static final int MAX_SESSIONS_OF_A_PERSON = 20;

    private final RedisConnector connector;
    private final RedisIndexedSessionRepository repository;
    private final RedisOperations<String, Object> redis;
    private final AccessStore access;
    private final IdentityProperties.Session properties;

    RedisSessions(
            RedisConnector connector,
            RedisIndexedSessionRepository repository,
            RedisOperations<String, Object> redis,
            AccessStore access,
            IdentityProperties properties) {
        this.connector = connector;
        this.repository = repository;
        this.redis = redis;
        this.access = access;
        this.properties = properties.session();
    }

    @Override
    public Started start(Person person) {
        Credential token = Credential.generate(Credential.Kind.SESSION, tokenId());
        Sessions.Session session = connector.call(() -> create(token.hash().hex(), person));
        endTooMany(person);
        return new Started(token.text(), session);
    }

    private Sessions.Session create(String id, Person person) {
        var session = TokenHash.with(id, repository::createSession);
        session.setMaxInactiveInterval(timeout(person, Duration.ZERO));
        session.setAttribute(PRINCIPAL, person.name());
        session.setAttribute(ROLE, person.role().id());
        session.setAttribute(SUBJECT, person.subject());
        session.setAttribute(RESORT, person.resort());
        repository.save(session);
        keepIndex(person);
        return toSession(session);
    }

    @Override
    public Optional<Sessions.Session> find(String id) {
        return connector.call(() -> {
            var session = repository.findById(id);
            if (session == null) {
                return Optional.empty();
            }
            Instant now = Instant.now();
            Person person = toSession(session).person();
            Duration timeout = timeout(person, Duration.between(session.getCreationTime(), now));
            if (!timeout.isPositive()) {
                repository.deleteById(id);
                return Optional.empty();
            }
            if (session.getLastAccessedTime().plus(USE_PRECISION).isBefore(now)) {
                session.setLastAccessedTime(now);
                session.setMaxInactiveInterval(timeout);
                repository.save(session);
                keepIndex(person);
            }
            return Optional.of(toSession(session));
        });
    }

    @Override
    public List<String> of(Person person) {
        return connector.call(
                () -> List.copyOf(repository.findByPrincipalName(person.name()).keySet()));
    }

    @Override
    public void end(String id) {
        connector.call(() -> {
            repository.deleteById(id);
            return true;
        });
    }

    @Override
    public Instant expiry(Person person, Instant now) {
        return now.plus(timeout(person, Duration.ZERO)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The store would keep the index for ever. It must outlive the last session. */
    private void keepIndex(Person person) {
        redis.expire(index(person), timeout(person, Duration.ZERO).plus(INDEX_MARGIN));
    }

    /** Ends the least recently used sessions of a person who has too many. */
    private void endTooMany(Person person) {
        List<String> tooMany = connector.call(() -> tooMany(person));
        if (!tooMany.isEmpty()) {
            access.endSessions(tooMany, expiry(person, Instant.now()));
            tooMany.forEach(this::end);
        }
    }

    /** Also removes from the index sessions that have expired. */
    private List<String> tooMany(Person person) {
        BoundSetOperations<String, Object> index = redis.boundSetOps(index(person));
        if (Objects.requireNonNullElse(index.size(), 0L) <= MAX_SESSIONS_OF_A_PERSON) {
            return List.of();
        }
        Map<String, RedisSession> sessions = repository.findByPrincipalName(person.name());
        Objects.requireNonNullElse(index.members(), Set.of()).stream()
                .filter(id -> !sessions.containsKey(id))
                .forEach(index::remove);
        return sessions.values().stream()
                .sorted(Comparator.comparing(RedisSession::getLastAccessedTime))
                .limit(Math.max(0, sessions.size() - MAX_SESSIONS_OF_A_PERSON))
                .map(RedisSession::getId)
                .toList();
    }

    private static String index(Person person) {
        return SessionConfiguration.NAMESPACE + ":index:" + PRINCIPAL + ":" + person.name();
    }

    /** Time without use after which a session of this age ends: no longer than it may last in all. */
    private Duration timeout(Person person, Duration age) {
        boolean skier = person.isSkier();
        Duration idle = skier ? properties.skierIdleTimeout() : properties.operatorIdleTimeout();
        Duration left = (skier ? properties.skierMaxLifetime() : properties.operatorMaxLifetime()).minus(age);
        return left.compareTo(idle) < 0 ? left.truncatedTo(ChronoUnit.SECONDS) : idle;
    }

    private static Sessions.Session toSession(RedisSession session) {
        String role = Objects.requireNonNull(session.getAttribute(ROLE), ROLE);
        String subject = Objects.requireNonNull(session.getAttribute(SUBJECT), SUBJECT);
        Integer resort = Objects.requireNonNull(session.getAttribute(RESORT), RESORT);
        return new Sessions.Session(
                session.getId(),
                new Person(CallerRole.of(role), subject, resort),
                session.getLastAccessedTime()
                        .plus(session.getMaxInactiveInterval())
                        .truncatedTo(ChronoUnit.SECONDS));
    }

    private static String tokenId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, TOKEN_ID_LENGTH);
    }
}
