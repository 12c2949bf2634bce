package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ANYBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import dev.liftline.testkit.api.DocumentedMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The management port serves the documented meters. */
@IdentityServiceTest
class MetricsIT {

    private final Client client;
    private final MeterRegistry meters;

    MetricsIT(Client client, MeterRegistry meters) {
        this.client = client;
        this.meters = meters;
    }

    @BeforeEach
    void awaitReady() {
        Ready.await(client);
    }

    @Test
    void servesEveryDocumentedMeterFromTheStart() {
        DocumentedMeters documented = DocumentedMeters.of("Identity");
        assertThat(documented.size()).isGreaterThan(8);
        assertThat(documented.missingIn(
                        client.management("/actuator/prometheus").body()))
                .isEmpty();
    }

    @Test
    void countsSignInsByResult() {
        double ok = signIns("ok");
        double failed = signIns("failed");
        SignedIn.skier(client);
        client.post("/session", "{\"pass\":\"LL-UNKNOWN\",\"pin\":\"123456\"}", ANYBODY);
        assertThat(signIns("ok")).isEqualTo(ok + 1);
        assertThat(signIns("failed")).isEqualTo(failed + 1);
    }

    private double signIns(String result) {
        return meters.get("liftline.identity.sign.ins")
                .tag("result", result)
                .counter()
                .count();
    }
}
