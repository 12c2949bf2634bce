package dev.liftline.local;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.ProcessMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a managed process.
 *
 * @param ready whether it runs and became ready after its start; it may have become unhealthy since
 * @param pid -1 if it does not run
 * @param port it listens on; -1 if it serves no clients
 * @param managementPort -1 if it has none
 * @param deaths how often it died and was started again
 * @param mebibytes its memory; -1 if unknown
 * @param startedAt when the present process was started; null if it does not run
 */
public record ProcessStatus(
        String name,
        boolean running,
        boolean ready,
        long pid,
        int port,
        int managementPort,
        int deaths,
        long mebibytes,
        @Nullable Instant startedAt) {

    static ProcessStatus of(ManagedProcess process, int port, int managementPort, int deaths) {
        var pid = process.pid();
        var memory = pid < 0 ? -1 : ProcessMemory.mebibytes(pid).orElse(-1);
        return new ProcessStatus(
                process.name(),
                process.isRunning(),
                process.isReady(),
                pid,
                port,
                managementPort,
                deaths,
                memory,
                process.startedAt().orElse(null));
    }
}
