package dev.liftline.testkit.api;

import java.lang.reflect.Method;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The operations that a service's controllers map with a method, for example {@code GET /resorts}. */
public final class MappedOperations {

    private MappedOperations() {}

    /** Looks for controllers in a package and below it, without starting the service. */
    public static SortedSet<String> in(String basePackage) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        SortedSet<String> operations = new TreeSet<>();
        for (BeanDefinition controller : scanner.findCandidateComponents(basePackage)) {
            Class<?> type = ClassUtils.resolveClassName(
                    String.valueOf(controller.getBeanClassName()), MappedOperations.class.getClassLoader());
            for (Method handler : type.getDeclaredMethods()) {
                add(AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class), operations);
            }
        }
        return operations;
    }

    private static void add(@Nullable RequestMapping mapping, SortedSet<String> operations) {
        if (mapping != null) {
            for (RequestMethod method : mapping.method()) {
                for (String path : mapping.path()) {
                    operations.add(method + " " + path);
                }
            }
        }
    }
}
