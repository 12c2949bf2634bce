package dev.liftline.gateway.tls;

import dev.liftline.servicekit.settings.AbsoluteFile;
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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of the gateway's certificate. Thread-safe. */
@Component
public class Certificate {

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
