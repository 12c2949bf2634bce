package dev.liftline.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.report.DrillResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few of the drills, on one system, at a rate that a busy machine can bear: what must never be, not how long anything takes. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillsIT {

    private static final LoadRates RATES = new LoadRates(60, 30, Duration.ofSeconds(3), Duration.ofSeconds(8));

    private final DrillRunner session =
            new DrillRunner(Path.of("..", ".."), Path.of("target", "drills-it"), RATES, System.out);

    @BeforeAll
    void theDrillsAreKnown() {
        assertThat(Drills.ALL).extracting(Drill::name).doesNotHaveDuplicates();
    }

    @AfterAll
    void stop() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres-killed", "consumer-killed", "ingest-killed"})
    void nothingIsLostDoubledOrStale(String name) throws Exception {
        Drill drill = Drills.ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();

        DrillResult run = session.run(drill, 1);

        assertThat(run.failure()).isEmpty();
        assertThat(run.acknowledged()).isPositive();
        assertThat(run.verdicts())
                .filteredOn(verdict -> verdict.kind() != Kind.NOTICED)
                .allSatisfy(verdict -> assertThat(verdict).matches(CheckResult::holds));
    }
}
