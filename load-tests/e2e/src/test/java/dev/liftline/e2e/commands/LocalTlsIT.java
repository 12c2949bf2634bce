package dev.liftline.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.e2e.commands.LiftlineProcess.Output;
import dev.liftline.local.StackHome;
import dev.liftline.local.control.GatewayCertificate;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.secrets.LocalCertificate;
import dev.liftline.local.secrets.LocalSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./liftline up --tls}: the gateway encrypts, and every command that uses it trusts its certificate. */
@Tag("slow")
class LocalTlsIT {

    private static final StackHome HOME = new StackHome(Path.of("target", "tls").toAbsolutePath());
    private static final Path CERTIFICATE = LocalCertificate.of(HOME.secrets()).file();
    private static final Pattern API = Pattern.compile("API +(https://127\\.0\\.0\\.1:\\d+)\\n");
    private static final Pattern CURL = Pattern.compile("(?m)^ +(curl .*)$");

    @BeforeEach
    void start() throws IOException {
        FileTree.delete(HOME.root());
    }

    @AfterEach
    void stop() {
        assertThat(liftline("down").code()).isZero();
    }

    @Test
    void theGatewayEncryptsAndEveryCommandTrustsItsCertificate() throws Exception {
        String ready = up("--tls", "--ports=free");
        URI gateway = gateway(ready);

        clientsThatTrustTheCertificateAreServed(gateway);
        nobodyElseIs(gateway);
        theCommandsWork(gateway);
        thePrintedRequestWorks(ready);
        certificateAndChoiceStay();
    }

    private static void clientsThatTrustTheCertificateAreServed(URI gateway) throws Exception {
        var skier = LocalSecrets.read(HOME.secrets()).skiers().getFirst();
        try (HttpClient client = GatewayCertificate.client(CERTIFICATE).build()) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                HttpResponse<String> session = client.send(
                        HttpRequest.newBuilder(URI.create("https://" + host + ":" + gateway.getPort() + "/session"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(skier.pass(), skier.pin())))
                                .build(),
                        BodyHandlers.ofString());

                assertThat(session.statusCode()).isEqualTo(201);
                assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
                        .startsWith("__Host-liftline=")
                        .endsWith("; Secure");
            }
        }
    }

    private static void nobodyElseIs(URI gateway) {
        HttpRequest encrypted =
                HttpRequest.newBuilder(gateway.resolve("/livez")).build();
        HttpRequest plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.getPort() + "/livez"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(encrypted, BodyHandlers.discarding()))
                    .as("a client that does not know the certificate")
                    .isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> client.send(plain, BodyHandlers.discarding()))
                    .as("a client that does not encrypt")
                    .isInstanceOf(IOException.class);
        }
    }

    private static void theCommandsWork(URI gateway) {
        assertThat(liftline("status").out()).contains(gateway.toString());
        assertThat(liftline("keys", "list").out()).contains("local-admin");
        assertThat(liftline("passes", "activate", "--skier", "4711").out()).contains("Pass  ");
        assertThat(liftline("demo", "--skiers", "20", "--seconds", "0").text())
                .contains("Gateway " + gateway, "✓ Every skier's total");
        assertThat(liftline("demo", "--skiers=20", "--seconds=0", "--url=" + gateway, "--secrets=" + HOME.secrets())
                        .text())
                .contains("✓ Every skier's total");
    }

    private static void thePrintedRequestWorks(String ready) throws IOException {
        var curl = CURL.matcher(ready);
        assertThat(curl.find()).as(ready).isTrue();
        assertThat(curl.group(1)).contains("--cacert target/tls/secrets/tls/certificate.pem", Credentials.HEADER);
        if (Commands.succeeds("curl", "--version")) {
            assertThat(Commands.run(List.of("sh", "-c", curl.group(1) + " --silent --fail")))
                    .contains("resorts");
        }
    }

    private static void certificateAndChoiceStay() throws IOException {
        String certificate = Files.readString(CERTIFICATE);
        assertThat(liftline("down").code()).isZero();

        String ready = up();

        assertThat(ready).containsPattern(API);
        assertThat(Files.readString(CERTIFICATE)).isEqualTo(certificate);
        assertThat(liftline("down").code()).isZero();
        assertThat(up("--no-tls")).contains("API         http://127.0.0.1:");
    }

    private static String up(String... options) {
        String[] command = new String[options.length + 3];
        command[0] = "up";
        command[1] = "--detach";
        command[2] = "--no-aot";
        System.arraycopy(options, 0, command, 3, options.length);
        Output output = liftline(command);
        assertThat(output.code()).as(output.text()).isZero();
        return output.out();
    }

    private static URI gateway(String ready) {
        var api = API.matcher(ready);
        assertThat(api.find()).as(ready).isTrue();
        return URI.create(api.group(1));
    }

    private static Output liftline(String... arguments) {
        return LiftlineProcess.run(HOME, arguments);
    }
}
