package dev.liftline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.servicekit.settings.SettingsCheck;
import dev.liftline.testkit.settings.EndedService;
import dev.liftline.testkit.settings.ServiceSettings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final ServiceSettings settings = ServiceSettings.onClassPath();

    @Test
    void explainsEveryWrongSetting() {
        assertThat(settings.wrongSettings()).hasSizeGreaterThan(20);
        assertThat(settings.unexplained(SettingsCheck::wrongSettings)).isEmpty();
    }

    @Test
    void acceptsTheDefaults() {
        assertThat(SettingsCheck.wrongSettings(settings.environment(Map.of()))).isEmpty();
    }

    @Test
    void hasARuleForEveryVariable() {
        assertThat(settings.variablesWithoutRule()).containsExactly("LIFTLINE_GATEWAY_TLS_PASSWORD");
    }

    @Test
    void endsWithOneSentence() throws IOException, InterruptedException {
        EndedService service = EndedService.start(
                GatewayApplication.class, Map.of("LIFTLINE_GATEWAY_RETRY_RATIO", "7", "LIFTLINE_OPEN", "true"));
        assertThat(service.output())
                .isEqualTo("LIFTLINE_GATEWAY_RETRY_RATIO=7: must be between 0 and 1.%n".formatted());
        assertThat(service.exitCode()).isEqualTo(1);
    }
}
