package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.preflight.PortOption;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import picocli.CommandLine.TypeConversionException;

/** The ports that a home directory's stack keeps from start to start, in the file {@code ports}: eight numbers. */
final class PortsFile {

    private static final int NUMBERS = 8;
    private static final int MAX_OFFSET = 40_000;

    private final Path home;
    private final Path file;

    PortsFile(StackHome home) {
        this.home = home.root();
        file = home.root().resolve("ports");
    }

    /**
     * Parses the value of {@code --ports}.
     *
     * @throws TypeConversionException if it is none of {@code +N}, {@code free} and {@code default}
     */
    static StackPorts parse(String text) {
        if (text.equals("free")) {
            return StackPorts.ephemeral();
        }
        if (text.equals("default")) {
            return StackPorts.DEFAULT;
        }
        if (!text.matches("\\+\\d{1,5}") || Integer.parseInt(text) > MAX_OFFSET) {
            throw new TypeConversionException(
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
                        ports.sessionRedis(),
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

    /**
     * The kept ports; the default ones if none are kept.
     *
     * @throws StartException if the file cannot be read
     */
    StackPorts read() {
        if (!Files.isDirectory(home)) {
            // The start creates the home directory, or says why it cannot.
            return StackPorts.DEFAULT;
        }
        try {
            var numbers = PortOption.complete(
                    Files.readAllLines(file).stream().map(Integer::valueOf).toList());
            if (numbers.size() == NUMBERS) {
                return new StackPorts(
                        numbers.get(0),
                        numbers.get(1),
                        numbers.get(2),
                        numbers.get(3),
                        numbers.get(4),
                        numbers.get(5),
                        numbers.get(6),
                        numbers.get(7));
            }
        } catch (NoSuchFileException e) {
            return StackPorts.DEFAULT;
        } catch (IOException e) {
            throw new StartException(
                    "%s cannot be read (%s): make it readable, or delete it and choose again with --ports."
                            .formatted(file, e instanceof AccessDeniedException ? "permission denied" : e.getMessage()),
                    e);
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new StartException(
                "%s does not contain %d numbers: delete it or choose again with --ports.".formatted(file, NUMBERS));
    }
}
