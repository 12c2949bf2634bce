package dev.liftline.local.preflight;

/** Looks at one thing that Liftline needs; takes well under a second. */
@FunctionalInterface
public interface Check {

    Finding run();
}
