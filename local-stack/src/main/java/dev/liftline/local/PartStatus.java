package dev.liftline.local;

import dev.liftline.local.process.Memory;
import dev.liftline.local.process.Part;

/**
 * What a part does at this moment.
 *
 * @param pid -1 where it does not run
 * @param port where it serves
 * @param managementPort -1 where it has none
 * @param deaths how often it died and was started again
 * @param mebibytes its memory, -1 where that is not known
 */
public record PartStatus(
        String name, boolean running, long pid, int port, int managementPort, int deaths, long mebibytes) {

    static PartStatus of(Part part, int port, int managementPort, int deaths) {
        var pid = part.pid();
        var memory = pid < 0 ? -1 : Memory.mebibytes(pid).orElse(-1);
        return new PartStatus(part.name(), part.isRunning(), pid, port, managementPort, deaths, memory);
    }
}
