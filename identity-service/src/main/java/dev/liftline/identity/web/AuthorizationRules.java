package dev.liftline.identity.web;

import static dev.liftline.model.caller.CallerRole.ADMIN;
import static dev.liftline.model.caller.CallerRole.GATEWAY;
import static dev.liftline.model.caller.CallerRole.RESORT;
import static dev.liftline.model.caller.CallerRole.SECURITY;
import static dev.liftline.model.caller.CallerRole.SKIER;

import dev.liftline.model.caller.CallerRole;
import dev.liftline.servicekit.web.MvcProblems;
import dev.liftline.servicekit.web.Problems;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Which role may use which route. One cookie reaches the service, that of a sign-in with the identity provider, which is good for this sign-in alone: tokens against forged requests are not needed. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class AuthorizationRules {

    private static final String[] PERSONS = roles(SKIER, RESORT, SECURITY, ADMIN);

    /** Health and metrics: on the data port the probes only. */
    @Bean
    @Order(1)
    SecurityFilterChain withoutCaller(HttpSecurity http) {
        return stateless(http.securityMatcher("/livez", "/readyz", "/actuator", "/actuator/**"))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain withCaller(HttpSecurity http) {
        return stateless(http)
                .addFilterBefore(new CallerAuthenticationFilter(), AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/activations", "/session")
                        .authenticated()
                        .requestMatchers(OidcController.BEGIN, OidcController.CALLBACK)
                        .authenticated()
                        .requestMatchers("/activations", "/session", "/sessions")
                        .hasAnyRole(PERSONS)
                        .requestMatchers("/me/sharing", "/me/settings")
                        .hasAnyRole(roles(SKIER))
                        .requestMatchers(HttpMethod.DELETE, "/me")
                        .hasAnyRole(roles(SKIER))
                        .requestMatchers("/me")
                        .hasAnyRole(PERSONS)
                        .requestMatchers("/admin/**")
                        .hasAnyRole(roles(ADMIN))
                        .requestMatchers("/internal/**")
                        .hasAnyRole(roles(GATEWAY))
                        .anyRequest()
                        .access((_, _) -> new NoRule()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                                (_, response, denied) -> Problems.write(problem(denied), response))
                        .authenticationEntryPoint((request, response, _) -> Problems.write(
                                Problems.of(HttpStatus.UNAUTHORIZED, "The caller is not known."), response)))
                .build();
    }

    /** For a path without a rule: it is denied, so that a new route is closed until it has one. */
    private static final class NoRule extends AuthorizationDecision {

        NoRule() {
            super(false);
        }
    }

    private static ProblemDetail problem(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException e && e.getAuthorizationResult() instanceof NoRule
                ? Problems.of(HttpStatus.NOT_FOUND, MvcProblems.NOTHING_HERE)
                : Problems.of(HttpStatus.FORBIDDEN, "Your role may not do this.");
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static String[] roles(CallerRole... roles) {
        return Arrays.stream(roles).map(CallerRole::name).toArray(String[]::new);
    }
}
