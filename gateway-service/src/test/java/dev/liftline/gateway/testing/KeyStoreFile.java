package dev.liftline.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A PKCS12 file with a key and its self-signed certificate. */
public record KeyStoreFile(Path path) {

    public static final String PASSWORD = "changeit";

    /** Makes {@code NAME.p12} with {@code keytool}; the certificate is also good for {@code localhost}. */
    public static KeyStoreFile create(Path directory, String name, String commonName)
            throws IOException, InterruptedException {
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
                        "CN=" + commonName,
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
        return new KeyStoreFile(store);
    }

    public X509Certificate certificate() throws GeneralSecurityException, IOException {
        KeyStore keys = load();
        return (X509Certificate) keys.getCertificate(keys.aliases().nextElement());
    }

    /** The certificate in PEM. */
    public String certificatePem() throws GeneralSecurityException, IOException {
        return pem("CERTIFICATE", certificate().getEncoded());
    }

    /** The key in PEM. */
    public String keyPem() throws GeneralSecurityException, IOException {
        KeyStore keys = load();
        PrivateKey key = (PrivateKey) keys.getKey(keys.aliases().nextElement(), PASSWORD.toCharArray());
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Of a client that trusts this certificate. */
    public SSLContext trusting() throws GeneralSecurityException, IOException {
        return context(null);
    }

    /** Of a client that trusts this certificate and sends another as its own. */
    public SSLContext trustingAs(KeyStoreFile own) throws GeneralSecurityException, IOException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own.load(), PASSWORD.toCharArray());
        return context(managers.getKeyManagers());
    }

    private SSLContext context(KeyManager @Nullable [] own) throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("gateway", certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, managers.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(path)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content));
    }
}
