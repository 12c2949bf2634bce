package dev.liftline.benchmarks.figure;

/** Something that a comparison needs is not on this machine. */
public final class UnavailableException extends Exception {

    /** @param sentence what is missing and how to get it */
    public UnavailableException(String sentence) {
        super(sentence);
    }
}
