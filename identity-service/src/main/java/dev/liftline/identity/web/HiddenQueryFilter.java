package dev.liftline.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/**
 * Hides the query of the identity provider's response, code and state, from whoever logs requests. Its parameters can be read. Thread-safe.
 */
final class HiddenQueryFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    static FilterRegistrationBean<HiddenQueryFilter> registration() {
        FilterRegistrationBean<HiddenQueryFilter> registration = new FilterRegistrationBean<>(new HiddenQueryFilter());
        registration.addUrlPatterns(OidcController.CALLBACK);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        next.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public @Nullable String getQueryString() {
                        return null;
                    }
                },
                response);
    }
}
