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
 */
public record DrillContext(
        LocalStack stack,
        FaultProxies proxies,
        Map<Server, SmallDisk> disks,
        Clients clients,
        int season,
        PoisonRecords poison,
        Consumer<String> notes) {

    /** Adds a sentence to the timeline. */
    public void note(String sentence) {
        notes.accept(sentence);
    }
}
