package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.Wire;
import dev.liftline.e2e.fuzz.input.Choices;
import java.io.IOException;

/** What must hold for every case that can be made of choices. Safe for use by many threads, each with a wire of its own. */
interface Property {

    String name();

    /**
     * Makes a case, sends it and judges what comes back.
     *
     * @throws Violation when it does not hold
     */
    void check(Choices choices, Wire wire) throws Violation, IOException;

    /** The case as it is sent, for a report. */
    String shown(Choices choices);
}
