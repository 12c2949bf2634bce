package dev.liftline.query.board;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.caller.CallerRole;
import dev.liftline.query.testing.BehindGateway;
import dev.liftline.query.testing.Callers;
import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service itself keeps staff of one resort to it: it reads the parameter that counts. */
class BoardAccessIT extends BehindGateway {

    BoardAccessIT(Client client, Rides rides) {
        super(client, rides);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board/day?resort=4", "/board/day?r%65sort=4"})
    void staffOfOneResortDoNotSeeAnother(String path) {
        HttpResponse<String> response = client.get(path, staff());
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body())
                .contains(
                        "\"errors\":[{\"field\":\"resort\",\"rule\":\"must be 3, as this credential is for that resort\"}]");
        assertThat(client.get(path, security()).statusCode()).isEqualTo(200);
    }

    @Test
    void staffOfOneResortSeeItAlone() {
        rides.store(newSkier(), 3, 2026, 14, 1, 1);
        assertThat(client.get("/board/day?resort=3", staff()).statusCode()).isEqualTo(200);
        assertThat(resorts(staff()).findValuesAsString("name")).containsExactly("Grauhorn");
        assertThat(resorts(security())).hasSize(10);
    }

    @Test
    void nobodySeesItWithoutAGateway() {
        assertThat(client.get("/board/resorts").statusCode()).isEqualTo(401);
    }

    private static String[] staff() {
        return Callers.signedIn(CallerRole.RESORT, "night", 3);
    }

    private static String[] security() {
        return Callers.signedIn(CallerRole.SECURITY, "patrol", 0);
    }

    private JsonNode resorts(String[] caller) {
        return JsonMapper.shared()
                .readTree(client.get("/board/resorts", caller).body())
                .path("resorts");
    }
}
