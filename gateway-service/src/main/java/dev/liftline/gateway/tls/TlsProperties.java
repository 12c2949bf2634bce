package dev.liftline.gateway.tls;

import dev.liftline.servicekit.settings.AbsoluteFile;
import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of TLS.
 *
 * @param certificate PEM with the chain, or PKCS12 with chain and key; null for no TLS
 * @param key PEM with the key; null if the certificate's file holds it
 * @param password of a PKCS12 file; empty for none
 * @param checkInterval between two looks at whether the files have changed
 * @param clientAuthorities PEM with the authorities that sign clients' certificates; null if clients are asked for none
 * @param clientKeys the key of each client's certificate
 * @param strictTransport for how long browsers use nothing but TLS for this host; zero to say nothing
 */
@Validated
@ConfigurationProperties("liftline.gateway.tls")
public record TlsProperties(
        @MayBeEmpty @Nullable AbsoluteFile certificate,
        @MayBeEmpty @Nullable AbsoluteFile key,
        @MayBeEmpty @Nullable String password,
        @NotNull @DurationMin(millis = 100) Duration checkInterval,
        @MayBeEmpty @Nullable AbsoluteFile clientAuthorities,
        @MayBeEmpty @NotNull CertificateKeys clientKeys,
        @NotNull @DurationMin Duration strictTransport) {

    @AssertTrue(message = "certificate must be set, if key is")
    boolean isKeyWithCertificate() {
        return key == null || certificate != null;
    }

    @AssertTrue(message = "certificate must be set, if client-authorities are")
    boolean isTlsWithClientAuthorities() {
        return clientAuthorities == null || certificate != null;
    }

    @AssertTrue(message = "client-authorities must be set, if client-keys are")
    boolean isClientAuthoritiesWithClientKeys() {
        return clientKeys.isEmpty() || clientAuthorities != null;
    }
}
