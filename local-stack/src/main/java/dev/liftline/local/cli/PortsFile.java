package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ports that a home directory's stack keeps from start to start, in the file {@code ports}: seven numbers. */
final class PortsFile {

    private static final int NUMBERS = 7;
    private static final int MAX_OFFSET = 40_000;

    private final Path file;

    PortsFile(StackHome home) {
        file = home.root().resolve("ports");
    }

    /**
     * Parses the value of {@code --ports}.
     *
     * @throws IllegalArgumentException if it is none of {@code +N}, {@code free} and {@code default}
     */
    static StackPorts parse(String text) {
        if (text.equals("free")) {
            return StackPorts.ephemeral();
        }
        if (text.equals("default")) {
            return StackPorts.DEFAULT;
        }
        if (!text.matches("\\+\\d{1,5}") || Integer.parseInt(text) > MAX_OFFSET) {
            throw new IllegalArgumentException(
                    "--ports=%s: must be +N with N up to %d, free or default.".formatted(text, MAX_OFFSET));
        }
        return StackPorts.shifted(Integer.parseInt(text));
    }

    void write(StackPorts ports) {
        var numbers = IntStream.of(
                        ports.gateway(),
                        ports.gatewayManagement(),
                        ports.kafka(),
                        ports.kafkaController(),
                        ports.postgres(),
                        ports.redis(),
                        ports.replicaOffset())
                .mapToObj(Integer::toString)
                .toList();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, numbers);
        } catch (IOException e) {
            throw new StartException("%s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /** The kept ports; the default ones if none are kept. */
    StackPorts read() {
        try (Stream<String> lines = Files.lines(file)) {
            var numbers = lines.mapToInt(Integer::parseInt).toArray();
            if (numbers.length == NUMBERS) {
                return new StackPorts(
                        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
            }
        } catch (IOException e) {
            return StackPorts.DEFAULT;
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new StartException(
                "%s does not contain %d numbers: delete it or choose again with --ports.".formatted(file, NUMBERS));
    }
}
