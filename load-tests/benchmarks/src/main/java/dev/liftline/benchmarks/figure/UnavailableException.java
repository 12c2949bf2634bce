package dev.liftline.benchmarks.figure;

/** Reports that this machine lacks a program or file for a comparison. */
public final class UnavailableException extends Exception {

    /** @param message what is missing and how to provide it */
    public UnavailableException(String message) {
        super(message);
    }
}
