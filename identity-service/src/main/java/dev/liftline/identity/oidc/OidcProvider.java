package dev.liftline.identity.oidc;

import dev.liftline.identity.RejectedException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * The identity provider: authorization code, PKCE with S256, nonce, and an ID token whose signature, issuer, audience and expiry are
 * verified (OpenID Connect Core 1.0, 3.1). Thread-safe.
 */
final class OidcProvider {

    private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);

    /** What the token endpoint says about the client, not about the code. */
    private static final Set<String> OF_THE_CLIENT =
            Set.of(OAuth2ErrorCodes.INVALID_CLIENT, OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);

    private final ClientHttpRequestFactory requests;
    private final Discovery discovery;
    private final OidcAuthorizationCodeAuthenticationProvider authenticator;

    OidcProvider(OidcProperties properties) {
        // Follows no redirect.
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.providerTimeout())
                .build());
        factory.setReadTimeout(properties.providerTimeout());
        this.requests = factory;
        this.discovery = new Discovery(
                properties, RestClient.builder().requestFactory(factory).build());
        this.authenticator = new OidcAuthorizationCodeAuthenticationProvider(
                tokens(factory), request -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken()));
        authenticator.setJwtDecoderFactory(new KeptDecoder(this::decoder));
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(ClientHttpRequestFactory requests) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(algorithms -> algorithms.addAll(Discovery.signingAlgorithms(registration)))
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /** Where the browser signs in. */
    URI authorizationUri(SignInSecrets secrets) {
        return URI.create(request(discovery.registration(), secrets).getAuthorizationRequestUri());
    }

    /**
     * The claims of the ID token that the code is exchanged for.
     *
     * @throws RejectedException if the provider does not accept the code, or the token is not valid for this sign-in
     * @throws RuntimeException if the provider does not respond as it should
     */
    Map<String, Object> claims(SignInSecrets secrets, String code) {
        ClientRegistration registration = discovery.registration();
        OAuth2AuthorizationRequest request = request(registration, secrets);
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
                .state(secrets.state())
                .build();
        try {
            Authentication authentication = authenticator.authenticate(new OAuth2LoginAuthenticationToken(
                    registration, new OAuth2AuthorizationExchange(request, response)));
            OidcUser user = (OidcUser) Objects.requireNonNull(
                    Objects.requireNonNull(authentication).getPrincipal());
            return user.getClaims();
        } catch (OAuth2AuthenticationException e) {
            RuntimeException ofProvider = providerFailure(e);
            if (ofProvider != null) {
                throw ofProvider;
            }
            // Another's text.
            log.info(
                    "A sign-in with the identity provider was refused: {}",
                    e.getError().getErrorCode().replaceAll("[^a-z_]", ""));
            throw RejectedException.signInFailed(
                    "The identity provider's response is not valid for this sign-in: start again at /session/oidc.");
        }
    }

    /** The failure of the provider; null if the sign-in failed, and not the provider. */
    private static @Nullable RuntimeException providerFailure(OAuth2AuthenticationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClientErrorException.Unauthorized
                    || (cause instanceof OAuth2AuthenticationException e
                            && OF_THE_CLIENT.contains(e.getError().getErrorCode()))) {
                return new ProviderException("it rejects LIFTLINE_OIDC_CLIENT_ID or LIFTLINE_OIDC_CLIENT_SECRET");
            }
            if (cause instanceof RestClientException) {
                return failure;
            }
        }
        return null;
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration registration, SignInSecrets secrets) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(secrets.state())
                .additionalParameters(Map.of(
                        OidcParameterNames.NONCE,
                        hash(secrets.nonce()),
                        PkceParameterNames.CODE_CHALLENGE,
                        hash(secrets.verifier()),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .attributes(attributes -> {
                    attributes.put(OidcParameterNames.NONCE, secrets.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, secrets.verifier());
                })
                .build();
    }

    /** SHA-256 as base64url. */
    private static String hash(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
