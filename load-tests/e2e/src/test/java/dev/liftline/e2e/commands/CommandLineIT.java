package dev.liftline.e2e.commands;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.commands.LiftlineProcess.Output;
import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.ManagedProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./liftline} as a process, beside the running stack. */
class CommandLineIT extends EndToEndTest {

    private static final int NOT_READY = 3;
    private static final int SKIER = 886_201;

    CommandLineIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void statusIsReadyWhenEverythingIs() {
        stack.awaitAllReady();

        // On a busy machine a service may respond too late for one look.
        await().atMost(60, SECONDS).untilAsserted(() -> {
            var status = LiftlineProcess.run(stack.home(), "status");
            assertThat(status.out())
                    .contains("PostgreSQL", "ingest-2", "SINCE", "consumer lag", "oldest unstored")
                    .contains(stack.gatewayUrl().toString())
                    .doesNotContain("unhealthy", "unknown", "\u001b");
            assertThat(status).extracting(Output::code, Output::err).containsExactly(0, "");
        });
    }

    @Test
    void statusShowsAFrozenPostgresAndTheRidesThatWait() {
        stack.awaitAllReady();
        var season = Integer.toString(stack.unusedSeason());
        signal(stack.postgres(), "STOP");
        try {
            gateway.ride(9, season, 1, SKIER, 30, 20);
            await().atMost(60, SECONDS).untilAsserted(() -> {
                var status = LiftlineProcess.run(stack.home(), "status", "--json");
                assertThat(status.code()).isEqualTo(NOT_READY);
                var report = JsonMapper.shared().readTree(status.out());
                assertThat(report.path("ready").asBoolean()).isFalse();
                assertThat(problem(report, "PostgreSQL")).isEqualTo("does not respond");
                assertThat(problem(report, "consumer-1")).isEqualTo("no PostgreSQL");
                assertThat(report.path("consumerLag").path("rides").asLong()).isPositive();
                assertThat(report.path("consumerLag").path("oldestSeconds").asDouble())
                        .isPositive();
            });
        } finally {
            signal(stack.postgres(), "CONT");
        }
        stack.awaitAllReady();
    }

    @Test
    void statusIsRepeatedWithWatch() throws IOException {
        var watch = LiftlineProcess.start(stack.home(), "status", "--watch", "--json");
        try (var looks = watch.inputReader(StandardCharsets.UTF_8)) {
            assertThat(looks.readLine()).startsWith("{\"ready\":");
            assertThat(looks.readLine()).startsWith("{\"ready\":");
        } finally {
            watch.destroy();
        }
    }

    @Test
    void logsMergeAllServices() {
        var logs = LiftlineProcess.run(stack.home(), "logs", "-n", "100000");

        assertThat(logs.code()).isZero();
        assertThat(logs.out().lines().map(line -> line.replaceFirst(" .*", "")).distinct())
                .contains(
                        "gateway",
                        "ingest-1",
                        "consumer-1",
                        "query-mobile-1",
                        "query-web-1",
                        "postgres",
                        "redis",
                        "kafka");
    }

    @Test
    void demoFindsTheRunningStack() {
        var demo = LiftlineProcess.run(stack.home(), "demo", "--skiers", "20", "--seconds", "0");

        assertThat(demo.err()).isEmpty();
        assertThat(demo.out().lines().findFirst())
                .contains("Gateway " + stack.gatewayUrl() + ", of the running local stack");
        assertThat(demo.out()).contains("✓ Every skier's total", "Took ");
        assertThat(demo.code()).isZero();
    }

    private static String problem(JsonNode report, String process) {
        return report.path("processes")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(process))
                .map(one -> one.path("problem").asString(""))
                .findFirst()
                .orElseThrow();
    }

    /** Reaches the process and its children: PostgreSQL has one for each connection, and some end meanwhile. */
    private static void signal(ManagedProcess process, String signal) {
        var children =
                ProcessHandle.of(process.pid()).orElseThrow().descendants().toList();
        assertThat(Commands.succeeds("kill", "-" + signal, Long.toString(process.pid())))
                .isTrue();
        children.forEach(child -> {
            var _ = Commands.succeeds("kill", "-" + signal, Long.toString(child.pid()));
        });
    }
}
