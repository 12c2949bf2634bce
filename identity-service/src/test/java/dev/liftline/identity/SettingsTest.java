package dev.liftline.identity;

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
        assertThat(settings.variablesWithoutRule())
                .containsExactlyInAnyOrder(
                        "LIFTLINE_IDENTITY_DB_PASSWORD", "LIFTLINE_OIDC_CLIENT_ID", "LIFTLINE_OIDC_CLIENT_SECRET");
    }

    @Test
    void requiresAllSettingsOfAnIdentityProvider() {
        assertThat(SettingsCheck.wrongSettings(
                        settings.environment(Map.of("LIFTLINE_OIDC_ISSUER", "https://login.example"))))
                .containsExactlyInAnyOrder(
                        "LIFTLINE_OIDC_CLIENT_ID=: must be set if LIFTLINE_OIDC_ISSUER=https://login.example is.",
                        "LIFTLINE_OIDC_CLIENT_SECRET=: must be set if LIFTLINE_OIDC_ISSUER=https://login.example is.",
                        "LIFTLINE_PUBLIC_URL=: must be set if LIFTLINE_OIDC_ISSUER=https://login.example is.");
        assertThat(SettingsCheck.wrongSettings(settings.environment(Map.of(
                        "LIFTLINE_OIDC_ISSUER", "https://login.example",
                        "LIFTLINE_OIDC_CLIENT_ID", "liftline",
                        "LIFTLINE_OIDC_CLIENT_SECRET", "secret",
                        "LIFTLINE_PUBLIC_URL", "https://lifts.example"))))
                .isEmpty();
    }

    @Test
    void endsWithOneSentence() throws IOException, InterruptedException {
        EndedService service = EndedService.start(
                IdentityApplication.class, Map.of("LIFTLINE_OPEN", "true", "LIFTLINE_IDENTITY_CONCURRENT_HASHES", "0"));
        assertThat(service.output())
                .isEqualTo("LIFTLINE_IDENTITY_CONCURRENT_HASHES=0: must be between 1 and 64.%n".formatted());
        assertThat(service.exitCode()).isEqualTo(1);
    }
}
