package dev.liftline.local.cli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.LocalSecrets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminClientTest {

    @TempDir
    private Path home = Path.of("");

    private final HttpServer server = create();
    private final List<String> requests = new ArrayList<>();
    private int status = 200;
    private String body = "{}";
    private Path secrets = Path.of("");
    private String key = "";

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void serve() {
        secrets = home.resolve("secrets");
        key = LocalSecrets.createOrRead(secrets).adminKey();
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-API-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private AdminClient client() {
        return new AdminClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), secrets);
    }

    @Test
    void sendsTheAdminKey() {
        body = "{\"id\":\"alder\"}";

        assertThat(client().get("/admin/keys").path("id").asString()).isEqualTo("alder");
        client().post("/admin/keys", Map.of("name", "alder"));
        body = "";
        status = 204;
        client().delete("/admin/keys/alder");

        assertThat(requests)
                .containsExactly(
                        "GET /admin/keys %s ".formatted(key),
                        "POST /admin/keys %s {\"name\":\"alder\"}".formatted(key),
                        "DELETE /admin/keys/alder %s ".formatted(key));
    }

    @ParameterizedTest
    @CsvSource({
        "404, 'Key alder is not known.', 'Key alder is not known.'",
        "400, 'The key is not valid: name must not be empty.', 'The key is not valid: name must not be empty.'",
        "500, '', 'The gateway responds with status 500: see ./liftline logs identity.'",
        "503, 'No replica is ready.', 'No identity replica responds (No replica is ready): ./liftline status shows whether they run.'",
        "504, '', 'No identity replica responds (it does not say why): ./liftline status shows whether they run.'",
    })
    void explainsAFailureInOneSentence(int failure, String detail, String sentence) {
        status = failure;
        body = detail.isEmpty() ? "<html>" : "{\"detail\":\"%s\"}".formatted(detail);

        assertThatThrownBy(() -> client().get("/admin/keys"))
                .isInstanceOf(StartException.class)
                .hasMessage(sentence);
    }

    @Test
    void namesTheFileOfAKeyThatIsNotAcceptedButNotTheKey() {
        status = 401;
        body = "{\"detail\":\"The credential is not valid.\"}";

        assertThatThrownBy(() -> client().get("/admin/keys"))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "The gateway does not accept the key in %s (The credential is not valid): put back the right one, or run ./liftline reset for new secrets and no data.",
                        secrets.resolve("admin-key"))
                .hasMessageNotContaining(key);
    }

    @Test
    void saysThatNoGatewayResponds() {
        server.stop(0);

        assertThatThrownBy(() -> client().get("/admin/keys"))
                .isInstanceOf(StartException.class)
                .hasMessage("The gateway does not respond: ./liftline status shows whether it runs.");
    }
}
