package dev.liftline.local;

import dev.liftline.local.kafka.BrokerAotCache;
import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.redis.Redis;
import dev.liftline.local.replica.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL, Kafka and Redis of one stack, and how the services reach them. */
final class Servers {

    private static final List<String> BROKER_JVM = List.of(
            "-Xmx320m",
            // Or it would begin with all of it: a sixty-fourth of a large machine is more.
            "-Xms128m",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    private final ManagedProcess postgres;
    private final Brokers kafka;
    private final ManagedProcess redis;
    private final BrokerAotCache brokerCache;
    private final Map<String, String> direct;
    private final Map<Role, Map<String, String>> byRole = new EnumMap<>(Role.class);

    Servers(LocalStackBuilder settings, Wires wires, Disks disks) {
        var home = settings.home();
        var ports = settings.ports();
        brokerCache = new BrokerAotCache(settings.apps(), BROKER_JVM);
        postgres = Postgres.process(
                disks.folder(Server.POSTGRES).resolve("postgres"),
                home.logs().resolve("postgres.log"),
                ports.postgres());
        kafka = new Brokers(
                settings,
                wires,
                disks.folder(Server.KAFKA),
                settings.isRehearsal() ? brokerCache::recordingOptions : brokerCache::jvmOptions);
        redis = Redis.process(home.data().resolve("redis"), home.logs().resolve("redis.log"), ports.redis());
        direct = addresses(kafka.bootstrap(), ports.postgres(), ports.redis(), settings.brokers());
        for (var role : List.of(Role.INGEST, Role.CONSUMER, Role.QUERY_MOBILE, Role.QUERY_WEB)) {
            boolean reads = role != Role.INGEST;
            byRole.put(
                    role,
                    addresses(
                            kafka.bootstrap(role),
                            reads ? wires.through(role, Server.POSTGRES, ports.postgres()) : ports.postgres(),
                            reads ? wires.through(role, Server.REDIS, ports.redis()) : ports.redis(),
                            settings.brokers()));
        }
    }

    private static Map<String, String> addresses(String bootstrap, int postgres, int redis, int brokers) {
        return Map.of(
                "LIFTLINE_KAFKA_BOOTSTRAP",
                bootstrap,
                "LIFTLINE_KAFKA_REPLICATION",
                Integer.toString(brokers),
                "LIFTLINE_DB_URL",
                new PostgresDatabases(postgres).url("liftline"),
                "LIFTLINE_DB_USER",
                PostgresDatabases.ROLE,
                "LIFTLINE_DB_PASSWORD",
                "",
                "LIFTLINE_REDIS_URL",
                "redis://127.0.0.1:" + redis);
    }

    ManagedProcess postgres() {
        return postgres;
    }

    Brokers kafka() {
        return kafka;
    }

    ManagedProcess redis() {
        return redis;
    }

    BrokerAotCache brokerCache() {
        return brokerCache;
    }

    /** Those that take longest to start first. */
    List<ManagedProcess> processes() {
        return Stream.concat(kafka.processes().stream(), Stream.of(postgres, redis)).toList();
    }

    /** The environment variables that say where the servers are for the replicas of a role, through the wires where there are any. */
    Map<String, String> addresses(Role role) {
        return byRole.getOrDefault(role, direct);
    }

    String address(String variable) {
        return direct.getOrDefault(variable, "");
    }
}
