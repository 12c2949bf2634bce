package dev.liftline.identity.oidc;

import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Sign-in with an identity provider.
 *
 * @param issuer of the provider; null: nobody signs in with one
 * @param clientId of Liftline at the provider
 * @param clientSecret of Liftline at the provider
 * @param publicUrl where browsers reach the gateways
 * @param scopes that are asked for; {@code openid} always is
 * @param roleClaim claim of the ID token with the role
 * @param resortClaim claim of the ID token with the resort
 * @param signInTimeout how long a sign-in may take at the provider
 * @param providerTimeout how long a request waits for the provider
 * @param concurrentRequests that wait for the provider at a time
 */
@Validated
@ConfigurationProperties("liftline.identity.oidc")
record OidcProperties(
        @MayBeEmpty @Nullable SecureUri issuer,
        @MayBeEmpty @Nullable String clientId,
        @MayBeEmpty @Nullable String clientSecret,
        @MayBeEmpty @Nullable SecureUri publicUrl,
        @NotEmpty List<@NotBlank String> scopes,
        @NotBlank String roleClaim,
        @NotBlank String resortClaim,

        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration signInTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration providerTimeout,

        @Min(1) @Max(64) int concurrentRequests) {

    private static final String CALLBACK = "/session/oidc/callback";

    @AssertTrue(message = "client-id must be set if issuer is")
    boolean isClientIdWithIssuer() {
        return isOff() || isSet(clientId);
    }

    @AssertTrue(message = "client-secret must be set if issuer is")
    boolean isClientSecretWithIssuer() {
        return isOff() || isSet(clientSecret);
    }

    @AssertTrue(message = "public-url must be set if issuer is")
    boolean isPublicUrlWithIssuer() {
        return isOff() || publicUrl != null;
    }

    boolean isOff() {
        return issuer == null;
    }

    List<String> allScopes() {
        return Stream.concat(Stream.of("openid"), scopes.stream()).distinct().toList();
    }

    /** Where the provider sends browsers back. Never taken from a request. */
    String redirectUri() {
        return Objects.requireNonNull(publicUrl).with(CALLBACK);
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcProperties of " + issuer;
    }
}
