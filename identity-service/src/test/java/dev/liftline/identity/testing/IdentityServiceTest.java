package dev.liftline.identity.testing;

import dev.liftline.identity.IdentityApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** Runs the service on real servers. {@link Client} and {@link CountingEncoder} can be injected. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ContextConfiguration(initializers = IdentityEnvironment.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@SpringBootTest(
        classes = IdentityApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "LIFTLINE_INTERNAL_SECRETS_FILE=" + IdentityEnvironment.SECRETS,
            "management.prometheus.metrics.export.enabled=true"
        })
@Import({Client.class, CountingEncoder.class})
public @interface IdentityServiceTest {}
