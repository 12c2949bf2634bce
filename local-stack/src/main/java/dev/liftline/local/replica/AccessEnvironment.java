package dev.liftline.local.replica;

import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.LocalCertificate;
import dev.liftline.local.secrets.LocalSecrets;
import dev.liftline.local.secrets.ServerPasswords;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What replicas know about who may do what, and the gateways' certificate.
 *
 * @param secrets the directory of {@link LocalSecrets}
 * @param snapshots the directory where gateways keep which keys are valid
 * @param open whether nobody is asked who he is
 * @param certificate with which gateways encrypt their clients' connections; null to encrypt none
 */
public record AccessEnvironment(
        Path secrets,
        Path snapshots,
        boolean open,
        @Nullable LocalCertificate certificate) {

    static final String TLS_CERTIFICATE = "LIFTLINE_GATEWAY_TLS_CERTIFICATE";

    private static final String BIND = "LIFTLINE_BIND";

    Map<String, String> variables(Role role, String replica) {
        var variables = new HashMap<String, String>();
        variables.put(
                "LIFTLINE_INTERNAL_SECRETS_FILE",
                LocalSecrets.internalFile(secrets).toString());
        variables.put("LIFTLINE_OPEN", Boolean.toString(open));
        if (role == Role.GATEWAY) {
            variables.put(
                    "LIFTLINE_GATEWAY_ACCESS_SNAPSHOT",
                    snapshots.resolve("access-%s.json".formatted(replica)).toString());
            // One key stands for all scanners of a resort.
            variables.put("LIFTLINE_GATEWAY_KEY_RATE", "0");
            if (certificate != null) {
                variables.put(TLS_CERTIFICATE, certificate.file().toString());
                variables.put("LIFTLINE_GATEWAY_TLS_KEY", certificate.key().toString());
                // A browser would apply it to whatever else runs on localhost.
                variables.put("LIFTLINE_GATEWAY_TLS_STRICT_TRANSPORT", "0s");
            }
        }
        if (role == Role.IDENTITY) {
            variables.put(
                    "LIFTLINE_IDENTITY_INITIAL_ACCESS_FILE",
                    LocalSecrets.initialAccessFile(secrets).toString());
        }
        return variables;
    }

    /** Adds the passwords of the servers that a replica uses to the variables with their addresses. */
    void addPasswords(Role role, Map<String, String> variables) {
        var passwords = ServerPasswords.read(secrets);
        switch (role) {
            case CONSUMER -> variables.put("LIFTLINE_DB_PASSWORD", passwords.liftline());
            case QUERY_MOBILE -> variables.put("LIFTLINE_DB_PASSWORD", passwords.app());
            case QUERY_WEB -> variables.put("LIFTLINE_DB_PASSWORD", passwords.board());
            case IDENTITY -> {
                variables.put("LIFTLINE_IDENTITY_DB_PASSWORD", passwords.identity());
                if (!passwords.isNone()) {
                    variables.computeIfPresent(
                            "LIFTLINE_SESSION_REDIS_URL",
                            (name, url) -> url.replace("redis://", "redis://:" + passwords.sessions() + "@"));
                }
            }
            case GATEWAY, INGEST -> {
                // They use neither.
            }
        }
    }

    /**
     * Checks that an open stack is reached from this machine alone.
     *
     * @throws StartException with the first replica that binds to another address
     */
    public void requireLoopbackIfOpen(Collection<Replica> replicas) {
        if (!open) {
            return;
        }
        for (var replica : replicas) {
            var bind = replica.environment().getOrDefault(BIND, "");
            if (!isLoopback(bind)) {
                throw new StartException(
                        "--open asks nobody who he is, and %s=%s lets other machines reach %s: leave out --open, or bind to 127.0.0.1."
                                .formatted(BIND, bind, replica.name()));
            }
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return address.equals("localhost") || InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
