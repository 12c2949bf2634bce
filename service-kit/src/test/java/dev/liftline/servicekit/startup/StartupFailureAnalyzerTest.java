package dev.liftline.servicekit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;

class StartupFailureAnalyzerTest {

    private final StartupFailureAnalyzer analyzer = new StartupFailureAnalyzer();

    @Test
    void explainsAValueThatALibraryRejects() {
        assertThat(analyzer.analyze(
                        new IllegalStateException("outer", new IllegalArgumentException("Invalid port 'x'"))))
                .satisfies(analysis ->
                        assertThat(analysis.getDescription()).isEqualTo("The service cannot start: Invalid port 'x'."));
        assertThat(analyzer.analyze(new BindException("Cannot assign requested address")))
                .isNotNull();
    }

    @Test
    void leavesADefectToItsStackTrace() {
        assertThat(analyzer.analyze(new NullPointerException("defect"))).isNull();
    }
}
