package dev.liftline.query.app;

import java.util.Collection;
import java.util.Map;

/** Reads who takes part. Throws Spring's {@code DataAccessException} when the database does not respond in time. Thread-safe. */
public interface SharedSkiers {

    /** The nicknames of those of the skiers who share their days under one, as it is now. */
    Map<Integer, String> nicknames(Collection<Integer> skiers);
}
