package dev.liftline.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.faults.Drills;
import dev.liftline.drills.plan.Drill;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some drills on one stack, at a rate for a busy machine. Checks the invariants, not durations. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillsIT {

    private static final LoadRates RATES = new LoadRates(60, 30, Duration.ofSeconds(3), Duration.ofSeconds(8));

    private final DrillRunner runner =
            new DrillRunner(Path.of("..", ".."), Path.of("target", "drills-it"), RATES, System.out);

    @BeforeAll
    void drillNamesAreUnique() {
        assertThat(Drills.ALL).extracting(Drill::name).doesNotHaveDuplicates();
    }

    @AfterAll
    void stop() {
        runner.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres-killed", "consumer-killed", "ingest-killed"})
    void leavesNoLostDuplicateOrStaleData(String name) throws Exception {
        DrillResult run = runner.run(Drills.named(name).orElseThrow(), 1);

        assertThat(run.failure()).isEmpty();
        assertThat(run.acknowledged()).isPositive();
        assertThat(run.checks())
                .filteredOn(check -> check.kind() != Kind.CLIENT_IMPACT)
                .allSatisfy(check -> assertThat(check).matches(CheckResult::holds));
    }
}
