package dev.liftline.load.bench;

/** Something that a comparison needs is not on this machine. */
final class UnavailableException extends Exception {

    /** @param sentence what is missing and how to get it */
    UnavailableException(String sentence) {
        super(sentence);
    }
}
