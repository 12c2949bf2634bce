package dev.liftline.gateway.tls;

import dev.liftline.model.caller.Credential;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Which key a client has by its certificate, for clients that send none. A client's name is the common name of the certificate's
 * subject. Spring converts the setting by {@link #from}. Immutable.
 */
public final class CertificateKeys {

    private static final String RULE =
            "must be common names of certificates, each with the id of a key, such as gate-7.resort-3=resort-3";

    private final Map<String, String> keys;

    private CertificateKeys(Map<String, String> keys) {
        this.keys = keys;
    }

    /**
     * Reads {@code NAME=KEYID,NAME=KEYID}.
     *
     * @throws IllegalArgumentException with the rule
     */
    public static CertificateKeys from(String text) {
        Map<String, String> keys = new HashMap<>();
        if (!text.isBlank()) {
            Arrays.stream(text.split(",", -1)).map(String::strip).forEach(entry -> {
                int equals = entry.indexOf('=');
                if (equals < 1
                        || !Credential.isId(entry.substring(equals + 1))
                        || keys.put(entry.substring(0, equals), entry.substring(equals + 1)) != null) {
                    throw new IllegalArgumentException(RULE);
                }
            });
        }
        return new CertificateKeys(Map.copyOf(keys));
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * The id of the key of a client; null if it has none.
     *
     * @param session of its connection, which has checked the certificate; null without TLS
     */
    public @Nullable String key(@Nullable SSLSession session) {
        if (keys.isEmpty() || session == null) {
            return null;
        }
        try {
            Certificate certificate = session.getPeerCertificates()[0];
            String name = certificate instanceof X509Certificate x509
                    ? commonName(x509.getSubjectX500Principal().getName())
                    : null;
            return name == null ? null : keys.get(name);
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /** Null if there is none, or several. */
    private static @Nullable String commonName(String subject) {
        try {
            List<String> names = new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .toList();
            return names.size() == 1 ? names.getFirst() : null;
        } catch (InvalidNameException e) {
            return null;
        }
    }
}
