package dev.liftline.local;

import dev.liftline.local.kafka.BrokerAotCache;
import dev.liftline.local.kafka.KafkaProcesses;
import dev.liftline.local.kafka.ListenerSpec;
import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.redis.Redis;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Routes;
import dev.liftline.local.replica.Server;
import dev.liftline.local.secrets.ServerPasswords;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** PostgreSQL, Kafka and both Redis servers of one stack, and their addresses. */
final class Servers {

    private static final List<String> BROKER_JVM = List.of(
            "-Xmx320m",
            // The default is a sixty-fourth of the machine's memory.
            "-Xms128m",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    private final StackPorts ports;
    private final ManagedProcess postgres;
    private final KafkaProcesses kafka;
    private final ManagedProcess redis;
    private final ManagedProcess sessionRedis;
    private final BrokerAotCache brokerCache;
    private final Map<String, String> direct;
    private final Map<Role, Map<String, String>> byRole = new EnumMap<>(Role.class);

    Servers(LocalStackBuilder settings) {
        var logs = settings.home().logs();
        var routes = settings.routes();
        ports = settings.ports();
        Supplier<ServerPasswords> passwords =
                () -> ServerPasswords.read(settings.home().secrets());
        brokerCache = new BrokerAotCache(settings.apps(), BROKER_JVM);
        postgres = Postgres.process(
                settings.dataDirectory(Server.POSTGRES), logs.resolve("postgres.log"), ports.postgres(), passwords);
        kafka = settings.kafka()
                .create(new KafkaProcesses.Setup(
                        settings.dataDirectory(Server.KAFKA),
                        logs,
                        ports.kafka(),
                        ports.kafkaController(),
                        () -> listeners(routes),
                        settings.isAotTraining() ? brokerCache::recordingOptions : brokerCache::jvmOptions));
        redis = Redis.process(settings.dataDirectory(Server.REDIS), logs.resolve("redis.log"), ports.redis());
        sessionRedis = Redis.sessions(
                settings.dataDirectory(Server.REDIS_SESSIONS),
                logs.resolve("redis-sessions.log"),
                ports.sessionRedis(),
                () -> passwords.get().sessions());
        direct = addresses("", ports.postgres(), ports.redis(), PostgresDatabases.ROLE);
        for (var role : Role.values()) {
            byRole.put(
                    role,
                    switch (role) {
                        case GATEWAY ->
                            Map.of(
                                    "LIFTLINE_GATEWAY_REDIS_URL",
                                    redisUrl(routes.toServer(role, Server.REDIS, ports.redis())));
                        case INGEST ->
                            addresses(listener(role), ports.postgres(), ports.redis(), PostgresDatabases.ROLE);
                        case CONSUMER, QUERY_MOBILE, QUERY_WEB ->
                            addresses(
                                    listener(role),
                                    routes.toServer(role, Server.POSTGRES, ports.postgres()),
                                    routes.toServer(role, Server.REDIS, ports.redis()),
                                    databaseRole(role));
                        case IDENTITY ->
                            identityAddresses(
                                    routes.toServer(role, Server.POSTGRES, ports.postgres()),
                                    routes.toServer(role, Server.REDIS_SESSIONS, ports.sessionRedis()));
                    });
        }
    }

    private static List<ListenerSpec> listeners(Routes routes) {
        return routes.kafkaListeners().stream()
                .map(role -> {
                    int port = Ports.reserve();
                    return new ListenerSpec(listener(role), port, routes.toServer(role, Server.KAFKA, port));
                })
                .toList();
    }

    private static String listener(Role role) {
        return role.label().replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static String databaseRole(Role role) {
        return switch (role) {
            case QUERY_MOBILE -> PostgresDatabases.APP_ROLE;
            case QUERY_WEB -> PostgresDatabases.BOARD_ROLE;
            case IDENTITY -> PostgresDatabases.IDENTITY_ROLE;
            case GATEWAY, INGEST, CONSUMER -> PostgresDatabases.ROLE;
        };
    }

    private Map<String, String> addresses(String kafkaListener, int postgresPort, int redisPort, String databaseRole) {
        return Map.of(
                "LIFTLINE_KAFKA_BOOTSTRAP",
                kafka.bootstrap(kafkaListener),
                "LIFTLINE_KAFKA_REPLICATION",
                Integer.toString(kafka.brokers().size()),
                "LIFTLINE_DB_URL",
                new PostgresDatabases(postgresPort).url("liftline"),
                "LIFTLINE_DB_USER",
                databaseRole,
                "LIFTLINE_REDIS_URL",
                redisUrl(redisPort));
    }

    private static Map<String, String> identityAddresses(int postgresPort, int redisPort) {
        return Map.of(
                "LIFTLINE_IDENTITY_DB_URL",
                new PostgresDatabases(postgresPort).url("liftline"),
                "LIFTLINE_IDENTITY_DB_USER",
                PostgresDatabases.IDENTITY_ROLE,
                "LIFTLINE_SESSION_REDIS_URL",
                redisUrl(redisPort));
    }

    private static String redisUrl(int port) {
        return "redis://127.0.0.1:" + port;
    }

    ManagedProcess postgres() {
        return postgres;
    }

    List<ManagedProcess> brokers() {
        return kafka.brokers().stream().map(KafkaProcesses.Broker::process).toList();
    }

    ManagedProcess redis() {
        return redis;
    }

    ManagedProcess sessionRedis() {
        return sessionRedis;
    }

    BrokerAotCache brokerCache() {
        return brokerCache;
    }

    /** Every process, those that start slowest first. */
    List<ManagedProcess> processes() {
        return Stream.concat(kafka.all().stream(), Stream.of(postgres, redis, sessionRedis))
                .toList();
    }

    /** Stops every process, Kafka's controllers after its brokers. */
    void stop(Supervisor supervisor) {
        Stream.concat(brokers().stream(), kafka.controllers().stream()).forEach(supervisor::stop);
        supervisor.stop(redis);
        supervisor.stop(sessionRedis);
        supervisor.stop(postgres);
    }

    Stream<ProcessStatus> status(Supervisor supervisor) {
        return Stream.of(
                        Stream.of(ProcessStatus.of(postgres, ports.postgres(), -1, supervisor.deaths(postgres))),
                        kafka.controllers().stream()
                                .map(process -> ProcessStatus.of(process, -1, -1, supervisor.deaths(process))),
                        kafka.brokers().stream()
                                .map(broker -> ProcessStatus.of(
                                        broker.process(), broker.port(), -1, supervisor.deaths(broker.process()))),
                        Stream.of(
                                ProcessStatus.of(redis, ports.redis(), -1, supervisor.deaths(redis)),
                                ProcessStatus.of(
                                        sessionRedis, ports.sessionRedis(), -1, supervisor.deaths(sessionRedis))))
                .flatMap(processes -> processes);
    }

    /** By role, the environment variables with the servers' addresses. */
    Map<Role, Map<String, String>> addresses() {
        return byRole;
    }

    /** The address in one of those variables, for a direct connection. */
    String address(String variable) {
        return direct.getOrDefault(variable, "");
    }
}
