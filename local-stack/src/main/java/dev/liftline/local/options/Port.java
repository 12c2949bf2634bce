package dev.liftline.local.options;

/** Converts an option to a TCP port, 1 to 65535. */
public final class Port extends WholeNumber {

    public Port() {
        super(1, 65_535);
    }
}
