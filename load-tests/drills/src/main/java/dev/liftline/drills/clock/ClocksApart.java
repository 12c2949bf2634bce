package dev.liftline.drills.clock;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * One replica of each service an hour ahead of the others from its first second, and partitions that go from a consumer of the one hour to
 * one of the other and back.
 */
public final class ClocksApart implements Drill {

    public static final List<Drill> ALL = List.of(new ClocksApart());

    private static final Duration SHIFT = Duration.ofHours(1);
    private static final String AHEAD = "/ingest-1/consumer-1/query-mobile-1/gateway-2";
    private static final StackRequirements REQUIREMENTS =
            StackRequirements.withSettings("clocks-apart", ClocksApart::withWrongClocks);

    private ClocksApart() {}

    @Override
    public String name() {
        return "clocks-apart";
    }

    @Override
    public String title() {
        return "one replica of each service an hour ahead; partitions change hands between them";
    }

    @Override
    public StackRequirements requirements() {
        return REQUIREMENTS;
    }

    @Override
    public void inject(DrillContext context) {
        Replica ahead = consumers(context).getFirst();
        context.note("restart of " + ahead.name());
        ahead.restart();
        Replica right = consumers(context).getLast();
        context.note("restart of " + right.name());
        right.restart();
    }

    @Override
    public void clear(DrillContext context) throws SQLException {
        Duration apart = receivedApart(context);
        context.note("times of rides are %d minutes apart".formatted(apart.toMinutes()));
        if (apart.compareTo(SHIFT) < 0) {
            throw new IllegalStateException("The replicas' clocks were not apart.");
        }
    }

    private static List<Replica> consumers(DrillContext context) {
        return context.stack().replicas(Role.CONSUMER);
    }

    private static Duration receivedApart(DrillContext context) throws SQLException {
        try (Connection connection = Database.of(context.stack()).connect();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT extract(epoch FROM max(received_at) - min(received_at)) FROM lift_ride WHERE season_id = ?")) {
            select.setInt(1, context.season());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Duration.ofSeconds(row.getLong(1));
            }
        }
    }

    private static LocalStackBuilder withWrongClocks(LocalStackBuilder usual) {
        Map<String, String> withAgent = Map.of("JDK_JAVA_OPTIONS", "-javaagent:" + agent() + "=" + SHIFT + AHEAD);
        for (Role role : Role.values()) {
            usual.environment(role, withAgent);
        }
        return usual;
    }

    /** The JVM takes an agent from a jar only. */
    private static Path agent() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ShiftedClock.class.getName());
        try {
            Path jar = Files.createTempFile("shifted-clock", ".jar");
            jar.toFile().deleteOnExit();
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(file, manifest)) {
                for (Class<?> type : List.of(ShiftedClock.class, ClockCalls.class)) {
                    String name = type.getName().replace('.', '/') + ".class";
                    entries.putNextEntry(new JarEntry(name));
                    try (var content = ClassLoader.getSystemResourceAsStream(name)) {
                        content.transferTo(entries);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
