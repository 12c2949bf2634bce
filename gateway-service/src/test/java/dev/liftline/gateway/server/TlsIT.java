package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.KeyStoreFile;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TlsIT {

    private static final String REQUEST = "GET /resorts HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    private Path directory;

    private final StubReplica replica = StubReplica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void servesTls12And13AndNothingOlder() throws Exception {
        KeyStoreFile store = keyStore("one");
        try (RunningGateway gateway = gateway(store)) {
            for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
                try (SSLSocket socket = connect(gateway, protocol, store)) {
                    assertThat(exchange(socket)).startsWith("HTTP/1.1 200 ");
                    assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
                }
            }
            assertThat(replica.seen().getLast().headers()).containsEntry("x-forwarded-proto", "https");
            try (SSLSocket socket = connect(gateway, "TLSv1.3", store)) {
                assertThat(exchange(socket))
                        .contains("\r\nStrict-Transport-Security: max-age=31536000\r\n")
                        .contains("\r\nX-Content-Type-Options: nosniff\r\n");
            }
            SSLSocket old = connect(gateway, "TLSv1.1", store);
            assertThatThrownBy(old::startHandshake).isInstanceOf(SSLHandshakeException.class);
            old.close();
        }
    }

    @Test
    void offersHttp11Only() throws Exception {
        KeyStoreFile store = keyStore("one");
        try (RunningGateway gateway = gateway(store);
                SSLSocket socket = connect(gateway, "TLSv1.3", store)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            assertThat(exchange(socket)).startsWith("HTTP/1.1 200 ");
            assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
        }
    }

    @Test
    void readsPemFiles() throws Exception {
        KeyStoreFile store = keyStore("one");
        Path key = Files.writeString(directory.resolve("key.pem"), store.keyPem());
        Path chain = Files.writeString(directory.resolve("chain.pem"), store.certificatePem());
        try (RunningGateway gateway = RunningGateway.on(
                        List.of(replica),
                        "liftline.gateway.tls.certificate=" + chain,
                        "liftline.gateway.tls.key=" + key);
                SSLSocket socket = connect(gateway, "TLSv1.3", store)) {
            assertThat(exchange(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void usesAReplacedCertificateForNewConnectionsAndKeepsOpenOnes() throws Exception {
        KeyStoreFile store = keyStore("one");
        KeyStoreFile next = keyStore("two");
        BigInteger first = store.certificate().getSerialNumber();
        BigInteger second = next.certificate().getSerialNumber();
        KeyStoreFile trusted = new KeyStoreFile(Files.copy(store.path(), directory.resolve("trusted.p12")));
        try (RunningGateway gateway = gateway(store);
                SSLSocket open = connect(gateway, "TLSv1.3", trusted)) {
            assertThat(exchange(open)).startsWith("HTTP/1.1 200 ");
            assertThat(serial(open)).isEqualTo(first);
            KeyStoreFile kept = new KeyStoreFile(Files.copy(next.path(), directory.resolve("kept.p12")));
            Files.move(next.path(), store.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            await().ignoreExceptions().until(() -> {
                try (SSLSocket socket = connect(gateway, "TLSv1.3", kept)) {
                    return exchange(socket).startsWith("HTTP/1.1 200 ")
                            && serial(socket).equals(second);
                }
            });
            assertThat(exchange(open)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void keepsTheLastCertificateIfTheNewOneIsUnusable(CapturedOutput output) throws Exception {
        KeyStoreFile store = keyStore("one");
        KeyStoreFile trusted = new KeyStoreFile(Files.copy(store.path(), directory.resolve("trusted.p12")));
        try (RunningGateway gateway = gateway(store)) {
            Files.writeString(store.path(), "no certificate");
            await().until(() -> output.getAll().contains("The new certificate cannot be used"));
            try (SSLSocket socket = connect(gateway, "TLSv1.3", trusted)) {
                assertThat(exchange(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void waitsForTheKeyThatBelongsToANewCertificate(CapturedOutput output) throws Exception {
        KeyStoreFile one = keyStore("one");
        KeyStoreFile two = keyStore("two");
        Path key = Files.writeString(directory.resolve("key.pem"), one.keyPem());
        Path chain = Files.writeString(directory.resolve("chain.pem"), one.certificatePem());
        try (RunningGateway gateway = RunningGateway.on(
                List.of(replica),
                "liftline.gateway.tls.certificate=" + chain,
                "liftline.gateway.tls.key=" + key,
                "liftline.gateway.tls.check-interval=100ms")) {
            Files.writeString(chain, two.certificatePem());
            await().until(() -> output.getAll().contains("The new key does not belong to the new certificate"));
            try (SSLSocket socket = connect(gateway, "TLSv1.3", one)) {
                assertThat(exchange(socket)).startsWith("HTTP/1.1 200 ");
            }
            Files.writeString(key, two.keyPem());
            await().ignoreExceptions().until(() -> {
                try (SSLSocket socket = connect(gateway, "TLSv1.3", two)) {
                    return exchange(socket).startsWith("HTTP/1.1 200 ");
                }
            });
        }
    }

    private RunningGateway gateway(KeyStoreFile store) {
        return RunningGateway.on(
                List.of(replica),
                "liftline.gateway.tls.certificate=" + store.path(),
                "liftline.gateway.tls.password=" + KeyStoreFile.PASSWORD,
                "liftline.gateway.tls.check-interval=100ms");
    }

    private KeyStoreFile keyStore(String name) throws IOException, InterruptedException {
        return KeyStoreFile.create(directory, name, "localhost");
    }

    private static SSLSocket connect(RunningGateway gateway, String protocol, KeyStoreFile trusted) throws Exception {
        SSLSocket socket = (SSLSocket)
                trusted.trusting().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(10_000);
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    private static String exchange(SSLSocket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        byte[] response = new byte[4_096];
        int read = socket.getInputStream().read(response);
        return new String(response, 0, Math.max(0, read), StandardCharsets.US_ASCII);
    }

    private static BigInteger serial(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
}
