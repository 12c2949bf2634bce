package dev.liftline.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The meters that the services register, as string literals of their code name them. */
final class ServiceMeters {
    /** A literal such as {@code "liftline.query.reads"}; not the prefix of a service's settings. */
    private static final Pattern LITERAL =
            Pattern.compile("(?<!ConfigurationProperties\\()\"(liftline(?:\\.[a-z]+)+)\"");

    private ServiceMeters() {}

    /** The meters' names, for example {@code liftline.query.reads}. */
    static Set<String> of(String module) {
        Set<String> names = new TreeSet<>();
        Repository.texts(module + "/src/main", ".java")
                .flatMap(text -> LITERAL.matcher(text).results())
                .forEach(literal -> names.add(literal.group(1)));
        return names;
    }

    /** The names that a meter may have in Prometheus' format, depending on its type and unit. */
    static Stream<String> prometheusNames(String meter) {
        String name = meter.replace('.', '_');
        return Stream.of("", "_total", "_seconds", "_records").map(suffix -> name + suffix);
    }
}
