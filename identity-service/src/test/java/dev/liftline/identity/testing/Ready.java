package dev.liftline.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until the service has migrated its schema. */
public final class Ready {

    private Ready() {}

    public static void await(Client client) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(client.unsigned("GET", "/readyz").statusCode())
                                .isEqualTo(200));
    }
}
