package dev.liftline.drills.plan;

import dev.liftline.drills.clients.Clients;
import dev.liftline.local.LocalStack;
import java.util.function.Consumer;

/**
 * Where a drill takes place.
 *
 * @param stack the system
 * @param crowd its clients
 * @param season of every ride that they report
 * @param poison what the drill writes to {@code lift-rides} that is no ride: it says so here, and expects it to be set aside
 * @param notes hears what the drill does, for the timeline
 */
public record DrillContext(LocalStack stack, Clients crowd, int season, PoisonRecords poison, Consumer<String> notes) {

    /** Says what happens now. */
    public void note(String sentence) {
        notes.accept(sentence);
    }
}
