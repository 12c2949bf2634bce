package dev.liftline.e2e.gatling;

import dev.liftline.local.control.GatewayCredentials;
import dev.liftline.local.load.Credentials;
import java.nio.file.Path;

/** The keys that the simulations send, from the directory in the system property {@code secrets}. */
final class GatewayKeys {

    static final String PROPERTY = "secrets";
    static final String HELP =
            Setting.help(PROPERTY, "directory with the gateway's keys", "those of the running local stack");

    private GatewayKeys() {}

    /** @throws dev.liftline.local.process.StartException with one sentence if they are missing or damaged */
    static Credentials value() {
        String directory = System.getProperty(PROPERTY);
        return GatewayCredentials.of(BaseUrl.value(), directory == null ? null : Path.of(directory));
    }
}
