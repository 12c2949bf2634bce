package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "https://app.example, true",
        "http://localhost:5173, true",
        "http://127.0.0.1:80, true",
        "https://[::1], true",
        "https://[2001:db8::7]:8443, true",
        "https://App.example, false",
        "HTTPS://app.example, false",
        "https://app.example:port, false",
        "https://app.example:, false",
        "https://app.example:123456, false",
        "https://app.example/, false",
        "https://::1, false",
        "https://[::1, false",
        "https://[app.example], false",
        "app.example, false",
        "null, false"
    })
    void acceptsOriginsAsBrowsersSendThem(String origin, boolean valid) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator()
                            .validateValue(ServerProperties.Cors.class, "allowedOrigins", List.of(origin))
                            .isEmpty())
                    .isEqualTo(valid);
        }
    }
}
