package dev.liftline.e2e;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import org.junit.jupiter.api.Test;

/** Entity tags, cache control and request ids. */
class ResponseHeadersIT extends EndToEndTest {

    ResponseHeadersIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void returns304WhileTheTotalIsUnchanged() {
        String path = skierDay(1, "2046", 1, 884_001);
        gateway.ride(1, "2046", 1, 884_001, 10, 10);
        gateway.awaitBody(path, "100");
        GatewayResponse first = gateway.get(path);

        GatewayResponse same = gateway.get(path, "If-None-Match", first.header("ETag"));

        assertThat(first.header("ETag")).isNotEmpty();
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(first.header("ETag"));
        gateway.ride(1, "2046", 1, 884_001, 30, 10);
        await().untilAsserted(() -> {
            GatewayResponse changed = gateway.get(path, "If-None-Match", first.header("ETag"));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body()).isEqualTo("200");
        });
    }

    @Test
    void returnsTheRequestIdOfTheRequest() {
        assertThat(gateway.get("/resorts", "X-Request-Id", "phone-7.a_B").header("X-Request-Id"))
                .isEqualTo("phone-7.a_B");
    }

    @Test
    void assignsARequestIdWhereItIsMissingOrInvalid() {
        String first = gateway.get("/resorts").header("X-Request-Id");
        String second = gateway.get("/resorts", "X-Request-Id", "not an id!").header("X-Request-Id");

        assertThat(first).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(second).matches("[A-Za-z0-9._-]{1,64}").isNotEqualTo(first);
    }
}
