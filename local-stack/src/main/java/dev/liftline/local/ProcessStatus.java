package dev.liftline.local;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.ProcessMemory;

/**
 * The present state of a managed process.
 *
 * @param pid -1 if it does not run
 * @param port it listens on; -1 if it serves no clients
 * @param managementPort -1 if it has none
 * @param deaths how often it died and was started again
 * @param mebibytes its memory; -1 if unknown
 */
public record ProcessStatus(
        String name, boolean running, long pid, int port, int managementPort, int deaths, long mebibytes) {

    static ProcessStatus of(ManagedProcess process, int port, int managementPort, int deaths) {
        var pid = process.pid();
        var memory = pid < 0 ? -1 : ProcessMemory.mebibytes(pid).orElse(-1);
        return new ProcessStatus(process.name(), process.isRunning(), pid, port, managementPort, deaths, memory);
    }
}
