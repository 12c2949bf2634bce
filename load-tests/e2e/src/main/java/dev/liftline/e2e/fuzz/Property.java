package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.input.ChoiceSequence;
import java.io.IOException;

/** A rule for every case that can be generated. Thread-safe; each thread uses its own connection. */
interface Property {

    String name();

    /**
     * Generates a case, sends it and checks the response.
     *
     * @throws Violation if the response breaks a rule
     */
    void check(ChoiceSequence choices, RawConnection connection) throws Violation, IOException;

    /** The case as printable text for the report. */
    String printable(ChoiceSequence choices);
}
