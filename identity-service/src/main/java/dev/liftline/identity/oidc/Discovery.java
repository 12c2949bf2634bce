package dev.liftline.identity.oidc;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.web.client.RestClient;

/** Asks the provider at the first use for its endpoints, which are then kept (OpenID Connect Discovery 1.0). Thread-safe. */
final class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";
    private static final String SIGNING_ALGORITHMS = "id_token_signing_alg_values_supported";

    private final OidcProperties properties;
    private final SecureUri issuer;
    private final RestClient rest;
    private volatile @Nullable ClientRegistration found;

    Discovery(OidcProperties properties, RestClient rest) {
        this.properties = properties;
        this.issuer = Objects.requireNonNull(properties.issuer());
        this.rest = rest;
    }

    /** Liftline at the provider. */
    ClientRegistration registration() {
        ClientRegistration registration = found;
        if (registration == null) {
            registration = discover();
            found = registration;
        }
        return registration;
    }

    private ClientRegistration discover() {
        Map<String, Object> configuration = Objects.requireNonNull(rest.get()
                .uri(URI.create(issuer.with(PATH)))
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
        ClientRegistration registration = ClientRegistrations.fromOidcConfiguration(configuration)
                .clientId(Objects.requireNonNull(properties.clientId()))
                .clientSecret(Objects.requireNonNull(properties.clientSecret()))
                .redirectUri(properties.redirectUri())
                .scope(properties.allScopes())
                .build();
        // Another's configuration would make another's tokens valid.
        if (!issuer.toString().equals(registration.getProviderDetails().getIssuerUri())) {
            throw new ProviderException("it says that it is another than LIFTLINE_OIDC_ISSUER");
        }
        return registration;
    }

    /** With which the provider signs ID tokens. None of them uses the client's secret as key. */
    static List<SignatureAlgorithm> signingAlgorithms(ClientRegistration registration) {
        Object names =
                registration.getProviderDetails().getConfigurationMetadata().get(SIGNING_ALGORITHMS);
        List<SignatureAlgorithm> known = names instanceof Collection<?> all
                ? all.stream()
                        .map(name -> SignatureAlgorithm.from(name.toString()))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
        return known.isEmpty() ? List.of(SignatureAlgorithm.RS256) : known;
    }
}
