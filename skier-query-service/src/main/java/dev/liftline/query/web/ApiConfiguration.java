package dev.liftline.query.web;

import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Registers the controllers of the replica's API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    WebMvcRegistrations registrations(WebProperties properties) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new ApiMapping(properties.api());
            }
        };
    }
}
