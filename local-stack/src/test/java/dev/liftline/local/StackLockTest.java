package dev.liftline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    /** Exits with 7 where another process holds the lock. */
    static final class Other {
        static void main(String[] args) {
            System.exit(new StackHome(Path.of(args[0])).isRunning() ? 7 : 0);
        }
    }

    @Test
    void rejectsASecondStackOnTheSameHome(@TempDir Path directory) {
        var home = new StackHome(directory);
        var lock = StackLock.acquire(home);

        assertThatThrownBy(() -> StackLock.acquire(home))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("Liftline already runs on " + directory);

        lock.release();
        StackLock.acquire(home).release();
        assertThat(home.isRunning()).isFalse();
    }

    @Test
    void isHeldKeepsTheLockOfItsOwnJvm(@TempDir Path directory) throws Exception {
        var home = new StackHome(directory);
        var lock = StackLock.acquire(home);
        try {
            assertThat(home.isRunning()).isTrue();
            assertThat(isHeldForOthers(directory)).isTrue();
        } finally {
            lock.release();
        }
        assertThat(isHeldForOthers(directory)).isFalse();
    }

    private static boolean isHeldForOthers(Path directory) throws IOException, InterruptedException {
        return new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Other.class.getName(),
                                directory.toString())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 7;
    }
}
