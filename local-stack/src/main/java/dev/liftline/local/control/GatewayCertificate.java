package dev.liftline.local.control;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.LocalCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificate a client on this machine accepts from a gateway. */
public final class GatewayCertificate {

    private GatewayCertificate() {}

    /**
     * The certificate among the given secrets; else, for the gateway of the running local stack, that stack's. Null if there is none: then
     * the JVM decides whom to trust.
     *
     * @param secrets the directory of {@link dev.liftline.local.secrets.LocalSecrets}; null for none
     */
    public static @Nullable Path of(URI gateway, @Nullable Path secrets) {
        if (!"https".equals(gateway.getScheme())) {
            return null;
        }
        if (secrets != null) {
            return in(StackHome.userDirectory().resolve(secrets));
        }
        var home = StackHome.current();
        return home.isRunning()
                        && GatewayCredentials.isSame(ControlClient.of(home).gateway(), gateway)
                ? in(home.secrets())
                : null;
    }

    private static @Nullable Path in(Path secrets) {
        var file = LocalCertificate.of(secrets).file();
        return Files.isReadable(file) ? file : null;
    }

    /** A client that accepts this certificate alone; null for those that the JVM accepts. */
    public static HttpClient.Builder client(@Nullable Path certificate) {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return certificate == null ? client : client.sslContext(trusting(certificate));
    }

    private static SSLContext trusting(Path certificate) {
        try (var pem = Files.newInputStream(certificate)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartException(
                    "%s is no certificate (%s): put back the right one, or delete its directory and start again with --tls."
                            .formatted(certificate, e.getMessage()),
                    e);
        }
    }
}
