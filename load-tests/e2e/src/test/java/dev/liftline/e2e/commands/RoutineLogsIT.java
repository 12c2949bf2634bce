package dev.liftline.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Routine work, in which scanners send some rides twice and out of order, leaves no error in the log of any process. */
class RoutineLogsIT extends EndToEndTest {

    private static final Predicate<String> ERROR =
            Pattern.compile("\\b(ERROR|FATAL|PANIC)\\b|^\\s+at \\S+\\(.*\\)$").asPredicate();

    RoutineLogsIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void aSkiDayLeavesNoErrorInAnyLog() throws Exception {
        stack.awaitAllReady();
        Map<Path, Long> before = sizes();
        assertThat(before).hasSizeGreaterThan(6);

        playADay();

        List<String> errors = new ArrayList<>();
        for (Path log : logs()) {
            addedTo(log, before.getOrDefault(log, 0L))
                    .filter(ERROR)
                    .forEach(line -> errors.add(log.getFileName() + ": " + line));
        }
        assertThat(errors).isEmpty();
    }

    private void playADay() {
        var demo = LiftlineProcess.run(stack.home(), "demo", "--seconds=5");
        assertThat(demo.code()).as(demo.err()).isZero();
    }

    private Map<Path, Long> sizes() throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        for (Path log : logs()) {
            sizes.put(log, Files.size(log));
        }
        return sizes;
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(stack.logs())) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private static Stream<String> addedTo(Path log, long from) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int start = (int) Math.min(from, bytes.length);
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8).lines();
    }
}
