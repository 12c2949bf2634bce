package dev.liftline.query.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Maps the controllers of the replica's API. Decided at each start and not by a condition on the bean: the bean definitions may have been
 * generated before, for both pools.
 */
final class ApiMapping extends RequestMappingHandlerMapping {

    private final @Nullable QueryApi chosen;

    ApiMapping(@Nullable QueryApi chosen) {
        this.chosen = chosen;
    }

    @Override
    protected boolean isHandler(Class<?> beanType) {
        PartOf part = AnnotationUtils.findAnnotation(beanType, PartOf.class);
        return super.isHandler(beanType) && (part == null || part.value().isServedWith(chosen));
    }
}
