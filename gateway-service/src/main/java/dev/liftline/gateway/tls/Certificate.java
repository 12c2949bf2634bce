package dev.liftline.gateway.tls;

import dev.liftline.servicekit.settings.AbsoluteFile;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of the gateway's certificate. Thread-safe. */
@Component
public class Certificate {

    private static final List<String> KEY_TYPES = List.of("EC", "RSA", "EdDSA", "Ed25519");
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private final TlsProperties properties;
    private volatile @Nullable List<FileTime> read;

    Certificate(TlsProperties properties) {
        this.properties = properties;
    }

    /** Whether clients' connections are encrypted. */
    public boolean isPresent() {
        return properties.certificate() != null;
    }

    /** For how long browsers use nothing but TLS; zero to say nothing. */
    public Duration strictTransport() {
        return properties.strictTransport();
    }

    public long checkIntervalMillis() {
        return properties.checkInterval().toMillis();
    }

    /** What the server needs, read from the files as they are now; TLS 1.2 or later. */
    public ServerSSLOptions options() {
        read = times();
        ServerSSLOptions options = new ServerSSLOptions();
        options.setKeyCertOptions(keyAndCertificate());
        options.setEnabledSecureTransportProtocols(PROTOCOLS);
        AbsoluteFile authorities = properties.clientAuthorities();
        if (authorities != null) {
            // Clients may send a certificate, but need not.
            options.setClientAuth(ClientAuth.REQUEST);
            options.setTrustOptions(new PemTrustOptions().addCertPath(authorities.toString()));
        }
        return options;
    }

    /**
     * Whether the key belongs to the certificate: the writer of two files may be half-way.
     *
     * @throws Exception if a file cannot be read
     */
    public static boolean isConsistent(ServerSSLOptions options, Vertx vertx) throws Exception {
        KeyManager[] managers =
                options.getKeyCertOptions().getKeyManagerFactory(vertx).getKeyManagers();
        for (KeyManager manager : managers) {
            if (manager instanceof X509KeyManager keys) {
                for (String type : KEY_TYPES) {
                    String[] aliases = keys.getServerAliases(type, null);
                    for (String alias : aliases == null ? new String[0] : aliases) {
                        return fits(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0].getPublicKey());
                    }
                }
            }
        }
        return false;
    }

    private static boolean fits(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] text = {1};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(text);
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        }
    }

    /** Whether a file was replaced since {@link #options}; false while one is missing, as the writer may be half-way. */
    public boolean hasChanged() {
        List<FileTime> now = times();
        return now != null && !now.equals(read);
    }

    private KeyCertOptions keyAndCertificate() {
        String certificate = Objects.requireNonNull(properties.certificate()).toString();
        String password = properties.password();
        if ((password != null && !password.isEmpty()) || isPkcs12(certificate)) {
            return new PfxOptions().setPath(certificate).setPassword(password == null ? "" : password);
        }
        AbsoluteFile key = properties.key();
        return new PemKeyCertOptions().setCertPath(certificate).setKeyPath(key == null ? certificate : key.toString());
    }

    private static boolean isPkcs12(String file) {
        return file.endsWith(".p12") || file.endsWith(".pfx");
    }

    private @Nullable List<FileTime> times() {
        try {
            List<Path> files = Stream.of(properties.certificate(), properties.key(), properties.clientAuthorities())
                    .filter(Objects::nonNull)
                    .map(AbsoluteFile::path)
                    .toList();
            FileTime[] times = new FileTime[files.size()];
            for (int i = 0; i < times.length; i++) {
                times[i] = Files.getLastModifiedTime(files.get(i));
            }
            return List.of(times);
        } catch (IOException e) {
            return null;
        }
    }
}
