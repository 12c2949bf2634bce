package dev.liftline.local.control;

import dev.liftline.local.StackHome;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.LocalSecrets;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which keys a client on this machine sends to a gateway. */
public final class GatewayCredentials {

    private GatewayCredentials() {}

    /**
     * The given secrets; else, for the gateway of the running local stack, that stack's. They are sent to no other gateway.
     *
     * @param secrets the directory of {@link LocalSecrets}; null for none
     * @throws StartException if the secrets are missing or damaged
     */
    public static Credentials of(URI gateway, @Nullable Path secrets) {
        if (secrets != null) {
            return LocalSecrets.read(StackHome.userDirectory().resolve(secrets));
        }
        var home = StackHome.current();
        if (!home.isRunning()) {
            return Credentials.NONE;
        }
        var running = ControlClient.of(home);
        return running.isOpenToAll() || !isSame(running.gateway(), gateway)
                ? Credentials.NONE
                : LocalSecrets.read(home.secrets());
    }

    static boolean isSame(URI running, URI gateway) {
        return running.getPort() == gateway.getPort()
                && (running.getHost().equals(gateway.getHost()) || "localhost".equals(gateway.getHost()));
    }
}
