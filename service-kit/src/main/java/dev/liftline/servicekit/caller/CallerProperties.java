package dev.liftline.servicekit.caller;

import dev.liftline.servicekit.settings.AbsoluteFile;
import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the service finds out who sent a request.
 *
 * @param open whether every request is accepted as one of an administrator, on loopback only
 * @param secretsFile the file of the internal secrets, with which the gateway signs; needed unless open
 * @param bind the address that the service listens on
 */
@Validated
@ConfigurationProperties("liftline.caller")
public record CallerProperties(
        boolean open,
        @MayBeEmpty @Nullable AbsoluteFile secretsFile,
        @NotNull InetAddress bind) {

    /** The environment variable of {@code open}. */
    static final String OPEN_VARIABLE = "LIFTLINE_OPEN";

    @AssertTrue(message = "open must be false with bind, which is not a loopback address")
    boolean isOpenOnLoopbackOnly() {
        return !open || bind.isLoopbackAddress();
    }

    @AssertTrue(message = "secrets-file must be set with open")
    boolean isClosedWithSecrets() {
        return open || secretsFile != null;
    }
}
