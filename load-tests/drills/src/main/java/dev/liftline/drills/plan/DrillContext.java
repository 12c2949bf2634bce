package dev.liftline.drills.plan;

import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.proxy.FaultProxies;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Server;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The stack, clients and faults of one run of a drill.
 *
 * @param stack the stack under load
 * @param proxies its fault proxies, none unless it is {@link StackRequirements#PROXIED}
 * @param disks its small disks, none unless required
 * @param clients its clients
 * @param season of every ride they report
 * @param poison receives each poison record that the drill writes to {@code lift-rides}
 * @param notes receives what the drill does, for the timeline
 * @param verdicts receives the results of the drill's own checks
 */
public record DrillContext(
        LocalStack stack,
        FaultProxies proxies,
        Map<Server, SmallDisk> disks,
        Clients clients,
        int season,
        PoisonRecords poison,
        Consumer<String> notes,
        Verdicts verdicts) {

    /** Receives the result of a check. */
    @FunctionalInterface
    public interface Verdicts {
        void add(String check, boolean holds, String detail);
    }

    /** Adds a sentence to the timeline. */
    public void note(String sentence) {
        notes.accept(sentence);
    }

    /**
     * Adds a check of this drill alone to its result, and what was seen to the timeline.
     *
     * @param check what must hold
     * @param detail what was seen
     */
    public void check(String check, boolean holds, String detail) {
        note(check + ": " + detail);
        verdicts.add(check, holds, detail);
    }
}
