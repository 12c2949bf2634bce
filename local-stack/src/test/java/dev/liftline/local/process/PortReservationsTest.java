package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortReservationsTest {

    private static final int COUNT = 300;

    /** Few enough ports that two processes often try the same one. */
    private static final int FIRST = 21_000;

    private static final int LAST = 21_999;

    /** Reserves ports, prints them, and holds them until its input ends. */
    static final class Reserver {
        static void main(String[] args) throws IOException {
            var reservations = new PortReservations(Path.of(args[0]));
            System.out.println(IntStream.range(0, COUNT)
                    .mapToObj(i -> Integer.toString(reservations.reserveAny(FIRST, LAST)))
                    .collect(Collectors.joining(" ")));
            var _ = System.in.read();
        }
    }

    @Test
    void twoJvmsNeverReserveTheSamePort(@TempDir Path directory) throws Exception {
        var file = directory.resolve("cache").resolve("ports").toString();
        var processes = new ArrayList<Process>();
        try {
            processes.add(start(file));
            processes.add(start(file));
            var ports = new ArrayList<String>();
            for (var process : processes) {
                ports.addAll(firstLine(process));
            }

            assertThat(ports).hasSize(2 * COUNT).doesNotHaveDuplicates();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void aPortIsAvailableAgainAfterTheJvmThatReservedItDied(@TempDir Path directory) throws Exception {
        var file = directory.resolve("ports");
        var process = start(file.toString());
        var taken = Integer.parseInt(firstLine(process).getFirst());
        var reservations = new PortReservations(file);
        assertThat(reservations.reserve(IntStream.of(taken, FIRST - 1))).isEqualTo(FIRST - 1);

        process.destroyForcibly().waitFor();

        assertThat(reservations.reserve(IntStream.of(taken))).isEqualTo(taken);
    }

    private static Process start(String file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reserver.class.getName(),
                        file)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> firstLine(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Arrays.asList(output.readLine().split(" ", -1));
    }
}
