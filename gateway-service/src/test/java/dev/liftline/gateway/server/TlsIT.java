package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TlsIT {

    private static final String PASSWORD = "changeit";
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
        Path store = keyStore("one");
        try (RunningGateway gateway = gateway(store)) {
            for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
                try (SSLSocket socket = connect(gateway, protocol, store)) {
                    assertThat(exchange(socket)).startsWith("HTTP/1.1 200 ");
                    assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
                }
            }
            assertThat(replica.seen().getLast().headers()).containsEntry("x-forwarded-proto", "https");
            SSLSocket old = connect(gateway, "TLSv1.1", store);
            assertThatThrownBy(old::startHandshake).isInstanceOf(SSLHandshakeException.class);
            old.close();
        }
    }

    @Test
    void readsPemFiles() throws Exception {
        Path store = keyStore("one");
        Path key = Files.writeString(
                directory.resolve("key.pem"), pem("PRIVATE KEY", key(store).getEncoded()));
        Path chain = Files.writeString(
                directory.resolve("chain.pem"),
                pem("CERTIFICATE", certificate(store).getEncoded()));
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
        Path store = keyStore("one");
        Path next = keyStore("two");
        BigInteger first = certificate(store).getSerialNumber();
        BigInteger second = certificate(next).getSerialNumber();
        Path trusted = Files.copy(store, directory.resolve("trusted.p12"));
        try (RunningGateway gateway = gateway(store);
                SSLSocket open = connect(gateway, "TLSv1.3", trusted)) {
            assertThat(exchange(open)).startsWith("HTTP/1.1 200 ");
            assertThat(serial(open)).isEqualTo(first);
            Path kept = Files.copy(next, directory.resolve("kept.p12"));
            Files.move(next, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
        Path store = keyStore("one");
        Path trusted = Files.copy(store, directory.resolve("trusted.p12"));
        try (RunningGateway gateway = gateway(store)) {
            Files.writeString(store, "no certificate");
            await().until(() -> output.getAll().contains("The new certificate cannot be used"));
            try (SSLSocket socket = connect(gateway, "TLSv1.3", trusted)) {
                assertThat(exchange(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    private RunningGateway gateway(Path store) {
        return RunningGateway.on(
                List.of(replica),
                "liftline.gateway.tls.certificate=" + store,
                "liftline.gateway.tls.password=" + PASSWORD,
                "liftline.gateway.tls.check-interval=100ms");
    }

    private Path keyStore(String name) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        return store;
    }

    private static KeyStore load(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static PrivateKey key(Path store) throws Exception {
        KeyStore keys = load(store);
        return (PrivateKey) keys.getKey(keys.aliases().nextElement(), PASSWORD.toCharArray());
    }

    private static X509Certificate certificate(Path store) throws Exception {
        KeyStore keys = load(store);
        return (X509Certificate) keys.getCertificate(keys.aliases().nextElement());
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content));
    }

    private static SSLSocket connect(RunningGateway gateway, String protocol, Path trusted) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("gateway", certificate(trusted));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gateway.port());
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
