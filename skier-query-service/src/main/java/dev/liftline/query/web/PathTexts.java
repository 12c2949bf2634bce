package dev.liftline.query.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Hands a controller the text that stands in the path, as it was sent. Spring's own resolver makes a data binder for each, to convert
 * what is a text already: for four of them that costs more than to ask Redis.
 */
final class PathTexts implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        PathVariable named = parameter.getParameterAnnotation(PathVariable.class);
        return named != null && named.value().isEmpty() && parameter.getParameterType() == String.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String name = Objects.requireNonNull(parameter.getParameterName());
        String path = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))
                .getRequestURI();
        if (path.indexOf('%') >= 0) {
            return asSent(path, name, request);
        }
        Map<?, ?> texts = (Map<?, ?>) attribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, request);
        return Objects.requireNonNull(texts.get(name));
    }

    /** The segment with its escapes: decoded, {@code %31} would pass for 1. */
    private static String asSent(String path, String name, NativeWebRequest request) {
        List<String> template = segments(attribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, request)
                .toString());
        return segments(path).get(template.indexOf("{" + name + "}"));
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static Object attribute(String name, NativeWebRequest request) {
        return Objects.requireNonNull(request.getAttribute(name, RequestAttributes.SCOPE_REQUEST));
    }
}
