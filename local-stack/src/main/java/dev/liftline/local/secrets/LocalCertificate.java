package dev.liftline.local.secrets;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.JdkTool;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The certificate of a stack's gateway for the names of this machine, signed by itself: {@code certificate.pem}, which clients trust, and
 * {@code key.pem}. Both have mode 0600.
 *
 * @param directory of both files
 */
public record LocalCertificate(Path directory) {

    /** One that expires sooner is replaced at a start. */
    static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    /** The longest that clients accept of public certificates. */
    private static final int VALID_DAYS = 397;

    private static final int LINE_LENGTH = 64;
    private static final String ALIAS = "gateway";
    private static final String HOST_NAME =
            "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

    /** The variable from which {@code keytool} takes the password of a file that it writes: a command line is no secret. */
    private static final String PASSWORD = "LIFTLINE_KEYTOOL_PASSWORD";

    /** The certificate among the secrets of a stack. */
    public static LocalCertificate of(Path secrets) {
        return new LocalCertificate(secrets.resolve("tls"));
    }

    /** The certificate in PEM. */
    public Path file() {
        return directory.resolve("certificate.pem");
    }

    /** The private key in PEM (PKCS #8). */
    public Path key() {
        return directory.resolve("key.pem");
    }

    /**
     * Makes the certificate if there is none, or a new one if it expires within 30 days.
     *
     * @return whether it made one
     * @throws StartException if a file is damaged or others can read it, or it cannot be written
     */
    public boolean createOrRenew() {
        return createOrRenew(Clock.systemUTC());
    }

    boolean createOrRenew(Clock clock) {
        if (Files.exists(directory) && !expires(clock.instant().plus(RENEWED_BEFORE))) {
            SecretFile.read(key());
            return false;
        }
        try {
            SecretFile.createDirectory(directory);
            create();
            return true;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartException(
                    "The certificate in %s cannot be made (%s): make the directory writable, or leave out --tls."
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    private boolean expires(Instant time) {
        return read().getNotAfter().toInstant().isBefore(time);
    }

    /** @throws StartException if there is none */
    private X509Certificate read() {
        try (InputStream pem = Files.newInputStream(file())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException | CertificateException e) {
            throw new StartException(
                    "%s is damaged: delete its directory, and ./liftline up makes a new certificate.".formatted(file()),
                    e);
        }
    }

    private void create() throws IOException, GeneralSecurityException {
        var work = directory.resolve("partial");
        FileTree.delete(work);
        SecretFile.createDirectory(work);
        var store = work.resolve("gateway.p12");
        var password = InternalSecrets.generate();
        Commands.run(
                List.of(
                        JdkTool.path("keytool"),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-sigalg",
                        "SHA256withECDSA",
                        "-dname",
                        "CN=Liftline on this machine",
                        "-validity",
                        Integer.toString(VALID_DAYS),
                        "-ext",
                        "SAN=" + names(),
                        "-ext",
                        "EKU=serverAuth",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        PASSWORD),
                Map.of(PASSWORD, password));
        var loaded = KeyStore.getInstance(store.toFile(), password.toCharArray());
        var key = Objects.requireNonNull(loaded.getKey(ALIAS, password.toCharArray()));
        // A reader of both sees a change of the certificate last.
        SecretFile.write(key(), pem("PRIVATE KEY", key.getEncoded()));
        SecretFile.write(file(), pem("CERTIFICATE", loaded.getCertificate(ALIAS).getEncoded()));
        FileTree.delete(work);
    }

    /** The names and addresses with which clients on this machine reach its gateway, as {@code keytool} takes them. */
    private static String names() {
        var names = "dns:localhost,ip:127.0.0.1,ip:::1";
        try {
            var host = InetAddress.getLocalHost().getHostName();
            return host.matches(HOST_NAME) && !host.matches("[0-9.]+|localhost") ? names + ",dns:" + host : names;
        } catch (UnknownHostException e) {
            return names;
        }
    }

    private static List<String> pem(String type, byte[] der) {
        var text = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encode(der);
        return List.of(
                "-----BEGIN %s-----".formatted(type),
                new String(text, StandardCharsets.US_ASCII),
                "-----END %s-----".formatted(type));
    }
}
