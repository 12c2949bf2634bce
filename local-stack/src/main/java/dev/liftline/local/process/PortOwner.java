package dev.liftline.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds the program that listens on a TCP port of loopback. Needs the JDK alone, so that it runs from source before a build. */
public final class PortOwner {

    private static final Path PROC = Path.of("/proc");

    /** The local addresses, as Linux writes them, that take a port of 127.0.0.1: 0.0.0.0, 127.0.0.1, ::, ::ffff:127.0.0.1. */
    private static final Set<String> ADDRESSES = Set.of(
            "00000000",
            "0100007F",
            "00000000000000000000000000000000",
            "0000000000000000FFFF00000100007F",
            "0000000000000000FFFF000000000000");

    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** A listening socket as {@code /proc/net/tcp} shows it. */
    private record Listener(String inode, String user) {}

    /**
     * Returns the program that listens on the port, such as {@code nginx (PID 123)}, or {@code a program of user root} if this user must
     * not see it. Empty if nothing listens or the system does not say.
     */
    public static Optional<String> of(int port) {
        return Files.isReadable(PROC.resolve("net/tcp")) ? fromProc(port) : fromLsof(port);
    }

    private static Optional<String> fromProc(int port) {
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROC.resolve("net").resolve(table)).stream())
                .flatMap(line -> listener(line, port).stream())
                .findFirst()
                .map(listener -> holder(listener.inode())
                        .map(PortOwner::describe)
                        .orElseGet(() -> "a program of user " + userName(listener.user())));
    }

    /** Parses one line: {@code sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode …}. */
    private static Optional<Listener> listener(String line, int port) {
        var fields = line.strip().split("\\s+", -1);
        if (fields.length < 10 || !fields[3].equals(LISTENING)) {
            return Optional.empty();
        }
        var local = fields[1].split(":", -1);
        return local.length == 2 && ADDRESSES.contains(local[0]) && Integer.parseInt(local[1], 16) == port
                ? Optional.of(new Listener(fields[9], fields[7]))
                : Optional.empty();
    }

    private static Optional<Long> holder(String inode) {
        var socket = Path.of("socket:[" + inode + "]");
        return list(PROC).stream()
                .filter(process -> process.getFileName().toString().matches("\\d+"))
                .filter(process -> list(process.resolve("fd")).stream()
                        .anyMatch(file -> link(file).equals(Optional.of(socket))))
                .map(process -> Long.valueOf(process.getFileName().toString()))
                .findFirst();
    }

    private static String describe(long pid) {
        return "%s (PID %d)".formatted(program(pid), pid);
    }

    private static String program(long pid) {
        try {
            var command = Files.readString(PROC.resolve(pid + "/cmdline"), StandardCharsets.UTF_8);
            var words = Arrays.asList(command.split("\0", -1));
            var name = fileName(words.getFirst());
            return name.equals("java") ? name + javaMain(words) : name;
        } catch (IOException e) {
            return "a program";
        }
    }

    /** The main class or jar of a Java command with a blank before it, or nothing. */
    private static String javaMain(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-cp", "-classpath", "--class-path", "-p", "--module-path", "--source", "--add-modules" -> i++;
                case "-jar" -> {
                    return i + 1 < words.size() ? " -jar " + fileName(words.get(i + 1)) : "";
                }
                default -> {
                    if (!words.get(i).startsWith("-") && !words.get(i).startsWith("@")) {
                        return " " + fileName(words.get(i));
                    }
                }
            }
        }
        return "";
    }

    private static String fileName(String path) {
        var end = path.indexOf(' ') < 0 ? path.length() : path.indexOf(' ');
        return path.substring(path.lastIndexOf('/', end) + 1, end);
    }

    private static String userName(String id) {
        return lines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":", -1))
                .filter(entry -> entry.length > 2 && entry[2].equals(id))
                .map(entry -> entry[0])
                .findFirst()
                .orElse(id);
    }

    private static Optional<String> fromLsof(int port) {
        try {
            var lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return lsof.waitFor(5, TimeUnit.SECONDS) ? parseLsof(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Parses a line {@code p123} followed by a line {@code cnginx}. */
    static Optional<String> parseLsof(String output) {
        var pid = field(output, 'p');
        return pid.map(number -> "%s (PID %s)".formatted(field(output, 'c').orElse("a program"), number));
    }

    private static Optional<String> field(String output, char kind) {
        return output.lines()
                .filter(line -> line.length() > 1 && line.charAt(0) == kind)
                .map(line -> line.substring(1))
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<Path> list(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Path> link(Path file) {
        try {
            return Optional.of(Files.readSymbolicLink(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
