package dev.liftline.local.cli.status;

import dev.liftline.local.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * A process as {@code ./liftline status} shows it; the names are those of its JSON.
 *
 * @param state {@code starting}, {@code ready}, {@code unhealthy} or {@code down}
 * @param problem why it is unhealthy; null otherwise
 * @param pid null if it does not run
 * @param port null if it serves no clients
 * @param managementPort null if it has none
 * @param restarts since the stack was started
 * @param mebibytes null if unknown
 * @param since when the present process was started; null if it does not run
 */
record ProcessHealth(
        String name,
        String state,
        @Nullable String problem,
        @Nullable Long pid,
        @Nullable Integer port,
        @Nullable Integer managementPort,
        int restarts,
        @Nullable Long mebibytes,
        @Nullable String since) {

    /** @param problem null if there is none */
    static ProcessHealth of(ProcessStatus process, @Nullable String problem) {
        var state = state(process, problem);
        var since = process.startedAt();
        return new ProcessHealth(
                process.name(),
                state.toString(),
                state == State.UNHEALTHY ? problem : null,
                process.pid() < 0 ? null : Long.valueOf(process.pid()),
                process.port() < 0 ? null : Integer.valueOf(process.port()),
                process.managementPort() < 0 ? null : Integer.valueOf(process.managementPort()),
                process.deaths(),
                process.mebibytes() < 0 ? null : Long.valueOf(process.mebibytes()),
                since == null ? null : since.toString());
    }

    boolean hasState(State wanted) {
        return state.equals(wanted.toString());
    }

    private static State state(ProcessStatus process, @Nullable String problem) {
        if (!process.running()) {
            return State.DOWN;
        }
        if (!process.ready()) {
            return State.STARTING;
        }
        return problem == null ? State.READY : State.UNHEALTHY;
    }
}
