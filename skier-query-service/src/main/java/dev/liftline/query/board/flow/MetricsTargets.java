package dev.liftline.query.board.flow;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes whose metrics are read: a list, or a file with one on each line. Spring converts the setting by {@link #from}. */
public final class MetricsTargets {

    /**
     * A process, or all processes of a service that one name resolves to.
     *
     * @param replica the process's name; null for all of the service
     */
    public record Target(String service, @Nullable String replica, URI url) {}

    private static final Logger log = LoggerFactory.getLogger(MetricsTargets.class);

    private static final String RULE = "must be a list such as ingest=http://ingest:9101/actuator/prometheus,"
            + "gateway/gateway-1=http://127.0.0.1:9080/actuator/prometheus, or file:/absolute/path with one on each line";
    private static final String FILE = "file:";
    private static final Pattern TARGET =
            Pattern.compile("([a-z0-9-]{1,64})(?:/([A-Za-z0-9._-]{1,64}))?=(http://[A-Za-z0-9.-]+:[0-9]{1,5}/\\S*)");

    private final List<Target> fixed;
    private final @Nullable Path file;

    private MetricsTargets(List<Target> fixed, @Nullable Path file) {
        this.fixed = fixed;
        this.file = file;
    }

    /**
     * Reads {@code SERVICE[/REPLICA]=URL,…} or {@code file:/absolute/path}; empty for none.
     *
     * @throws IllegalArgumentException with the rule
     */
    public static MetricsTargets from(String text) {
        if (!text.startsWith(FILE)) {
            return new MetricsTargets(targets(Arrays.stream(text.split(",", -1))), null);
        }
        Path path = Path.of(text.substring(FILE.length()));
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(RULE);
        }
        return new MetricsTargets(List.of(), path);
    }

    /** The processes now; none if the file cannot be read. */
    public List<Target> current() {
        if (file == null) {
            return fixed;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return targets(lines);
        } catch (IOException | IllegalArgumentException e) {
            log.warn("The list of processes {} cannot be read: {}", file, e.getMessage());
            return List.of();
        }
    }

    private static List<Target> targets(Stream<String> entries) {
        return entries.map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(MetricsTargets::target)
                .toList();
    }

    private static Target target(String entry) {
        Matcher matcher = TARGET.matcher(entry);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(RULE);
        }
        return new Target(matcher.group(1), matcher.group(2), URI.create(matcher.group(3)));
    }
}
