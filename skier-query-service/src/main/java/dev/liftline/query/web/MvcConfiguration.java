package dev.liftline.query.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** How controllers get what they are called with. */
@Configuration(proxyBeanMethods = false)
class MvcConfiguration {

    /** NB: resolvers that are added the usual way come after Spring's own, which would take these parameters. */
    @Bean
    SmartInitializingSingleton pathTextsFirst(RequestMappingHandlerAdapter adapter) {
        return () -> {
            List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
            resolvers.add(new PathTexts());
            resolvers.addAll(Objects.requireNonNull(adapter.getArgumentResolvers()));
            adapter.setArgumentResolvers(resolvers);
        };
    }
}
