package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void repeatsTheSentencesAboutWrongSettings() {
        assertThat(explanation("""
            NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=y
            LIFTLINE_GATEWAY_RETRY_RATIO=7: must be between 0 and 1.
            liftline.gateway.upstream.affinity: must be set.
            """)).isEqualTo("""
                gateway: LIFTLINE_GATEWAY_RETRY_RATIO=7: must be between 0 and 1.
                gateway: liftline.gateway.upstream.affinity: must be set.\
                """);
    }

    @Test
    void namesTheVariableWithAnOptionThatTheJvmRejects() {
        assertThat(explanation("""
            Unrecognized VM option 'UseFastGC'
            Error: Could not create the Java Virtual Machine.
            Error: A fatal exception has occurred. Program will exit.
            """))
                .isEqualTo("gateway: LIFTLINE_JAVA_OPTS has an option that the JVM rejects: "
                        + "Unrecognized VM option 'UseFastGC'.");
    }

    @Test
    void namesTheLogOfOtherFailures() {
        assertThat(explanation("Killed")).isEqualTo("gateway does not start (Killed): its log is gateway.log.");
    }

    private static String explanation(String log) {
        return StartFailure.explanation("gateway", log.lines().toList(), Path.of("gateway.log"));
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
