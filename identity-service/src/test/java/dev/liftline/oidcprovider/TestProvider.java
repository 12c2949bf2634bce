package dev.liftline.oidcprovider;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/** Spring Authorization Server on a port of its own, with one client and one user, who signs in with a form. */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "liftline-client";
    public static final String CLIENT_SECRET = "client-secret-of-liftline-1953";

    /** Name of the threads that log what it does. */
    public static final String THREAD = "provider";

    static final String USER = "mia";
    static final String PASSWORD = "mias-password";

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    /** @param redirectUri the only one that it accepts */
    public TestProvider(String redirectUri) {
        context.registerBean(IdTokens.class);
        context.registerBean(Failures.class);
        context.registerBean(RegisteredClientRepository.class, () -> clients(redirectUri));
        context.register(Server.class);
        context.refresh();
    }

    public String issuer() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** The claims that the next ID tokens have beside the usual ones. */
    public void grant(Map<String, Object> claims) {
        tokens(builder -> claims.forEach(builder::claim));
    }

    /** What the next ID tokens have. */
    public void tokens(Consumer<JwtClaimsSet.Builder> claims) {
        context.getBean(IdTokens.class).content(claims, false);
    }

    /** Signs the next ID tokens with a key that is not its own, for as long as the action runs. */
    public void forge(Map<String, Object> claims, Runnable action) {
        context.getBean(IdTokens.class).content(builder -> claims.forEach(builder::claim), true);
        action.run();
        grant(claims);
    }

    /** Responds to requests for the path with 503, or no more. */
    public void fail(String path, boolean fails) {
        Set<String> paths = context.getBean(Failures.class).paths;
        if (fails) {
            paths.add(path);
        } else {
            paths.remove(path);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static RegisteredClientRepository clients(String redirectUri) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + CLIENT_SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirectUri)
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    private static final class Failures extends OncePerRequestFilter {

        private final Set<String> paths = ConcurrentHashMap.newKeySet();

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
                throws jakarta.servlet.ServletException, IOException {
            if (paths.contains(request.getRequestURI())) {
                response.sendError(503);
            } else {
                next.doFilter(request, response);
            }
        }
    }

    @EnableWebSecurity
    static class Server {

        @Bean
        TomcatServletWebServerFactory server() {
            TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
            factory.setAddress(InetAddress.getLoopbackAddress());
            factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name(THREAD).factory())));
            return factory;
        }

        /** Without a servlet no filter runs. */
        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        SecurityFilterChain endpoints(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        JwtDecoder accessTokens(IdTokens keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        InMemoryUserDetailsManager users() {
            return new InMemoryUserDetailsManager(User.withUsername(USER)
                    .password("{noop}" + PASSWORD)
                    .roles("STAFF")
                    .build());
        }
    }
}
