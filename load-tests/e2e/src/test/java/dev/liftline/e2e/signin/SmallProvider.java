package dev.liftline.e2e.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider that signs everybody in without a form, as the operator {@code mia} of resort 3. */
final class SmallProvider implements AutoCloseable {

    static final String CLIENT = "liftline";
    static final String SECRET = "client-secret";

    private final HttpServer server;
    private final KeyPair keys;

    /** The parameters of the sign-in under way. */
    private final AtomicReference<@Nullable Map<String, String>> underWay = new AtomicReference<>();

    private interface Responder {
        void respond(HttpExchange exchange) throws IOException, GeneralSecurityException;
    }

    SmallProvider() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        on("/.well-known/openid-configuration", exchange -> json(exchange, 200, configuration()));
        on("/keys", exchange -> json(exchange, 200, Map.of("keys", List.of(key()))));
        on("/authorize", this::authorize);
        on("/token", this::token);
        server.start();
    }

    private void on(String path, Responder responder) {
        server.createContext(path, exchange -> {
            try (exchange) {
                responder.respond(exchange);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private Map<String, Object> key() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                "1",
                "n",
                base64(key.getModulus()),
                "e",
                base64(key.getPublicExponent()));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> sent = parameters(exchange.getRequestURI().getRawQuery());
        underWay.set(sent);
        exchange.getResponseHeaders()
                .set("Location", sent.get("redirect_uri") + "?code=the-code&state=" + sent.get("state"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException, GeneralSecurityException {
        Map<String, String> sent =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = underWay.getAndSet(null);
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean valid = asked != null
                && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "the-code".equals(sent.get("code"))
                && hash(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        if (asked == null || !valid) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "unused",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        idToken(asked.getOrDefault("nonce", ""))));
    }

    private String idToken(String nonce) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(Map.of(
                "iss",
                issuer(),
                "aud",
                CLIENT,
                "sub",
                "4711",
                "preferred_username",
                "mia",
                "liftline_role",
                "resort",
                "liftline_resort",
                3,
                "nonce",
                nonce,
                "iat",
                now,
                "exp",
                now + 60));
        String content = base64(JsonMapper.shared().writeValueAsBytes(Map.of("alg", "RS256", "kid", "1")))
                + "."
                + base64(JsonMapper.shared().writeValueAsBytes(claims));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + base64(signature.sign());
    }

    private static String hash(String verifier) throws GeneralSecurityException {
        return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        // Without the sign.
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
