package dev.liftline.servicekit.caller;

import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerSecrets;
import jakarta.servlet.http.HttpFilter;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filter that finds out who sent a request. Services import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallerProperties.class)
public class CallerConfiguration {

    @Bean
    FilterRegistrationBean<? extends HttpFilter> callerFilter(CallerProperties properties) {
        if (properties.open()) {
            return CallerFilter.first(new OpenCallerFilter());
        }
        CallerSecrets secrets = CallerSecrets.of(
                Objects.requireNonNull(properties.secretsFile()).path());
        return CallerFilter.first(new CallerFilter(new CallerHeader(secrets, InstantSource.system())));
    }
}
