package dev.liftline.local;

import dev.liftline.local.process.ProcessMemory;
import dev.liftline.local.process.ManagedProcess;

/**
 * What a process does at this moment.
 *
 * @param pid -1 where it does not run
 * @param port where it serves
 * @param managementPort -1 where it has none
 * @param deaths how often it died and was started again
 * @param mebibytes its memory, -1 where that is not known
 */
public record ProcessStatus(
        String name, boolean running, long pid, int port, int managementPort, int deaths, long mebibytes) {

    static ProcessStatus of(ManagedProcess process, int port, int managementPort, int deaths) {
        var pid = process.pid();
        var memory = pid < 0 ? -1 : ProcessMemory.mebibytes(pid).orElse(-1);
        return new ProcessStatus(process.name(), process.isRunning(), pid, port, managementPort, deaths, memory);
    }
}
