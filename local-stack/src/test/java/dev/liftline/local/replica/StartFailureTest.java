package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void findsSpringBootsDescription() {
        var log = """
                10:00 ERROR o.s.b.d.LoggingFailureAnalysisReporter :

                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                Web server failed to start. Port 8101 was already in use.

                Action:

                Stop the process that is listening on port 8101.
                """;

        assertThat(StartFailure.reason(log.lines().toList()))
                .isEqualTo("Web server failed to start. Port 8101 was already in use");
    }

    @Test
    void otherwiseReturnsTheLastCauseOrLine() {
        assertThat(StartFailure.reason(
                        List.of("Exception in main", "Caused by: A", "\tat x", "Caused by: B.", "\tat y")))
                .isEqualTo("Caused by: B");
        assertThat(StartFailure.reason(List.of("Error: Unable to access jarfile x.jar", "")))
                .isEqualTo("Error: Unable to access jarfile x.jar");
        assertThat(StartFailure.reason(List.of("Killed"))).isEqualTo("Killed");
        assertThat(StartFailure.reason(List.of())).isEqualTo("it logged nothing");
    }
}
