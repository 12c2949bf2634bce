package dev.liftline.query;

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
        assertThat(settings.variablesWithoutRule()).containsExactly("LIFTLINE_DB_PASSWORD");
    }

    @Test
    void namesTheApisThatThereAre() {
        assertThat(SettingsCheck.wrongSettings(settings.environment(Map.of("LIFTLINE_API", "web"))))
                .containsExactly("LIFTLINE_API=web: must be one of app, board.");
        assertThat(SettingsCheck.wrongSettings(settings.environment(Map.of("LIFTLINE_API", "board"))))
                .isEmpty();
    }

    @Test
    void endsWithOneSentence() throws IOException, InterruptedException {
        EndedService service = EndedService.start(
                QueryApplication.class, Map.of("LIFTLINE_DB_CONNECTIONS", "0", "LIFTLINE_OPEN", "true"));
        assertThat(service.output()).isEqualTo("LIFTLINE_DB_CONNECTIONS=0: must be at least 1.%n".formatted());
        assertThat(service.exitCode()).isEqualTo(1);
    }
}
