package dev.liftline.local.preflight;

/**
 * What a check found.
 *
 * @param subject what was checked, a few words
 * @param found what is there
 * @param remedy what to do; empty if everything is fine
 */
public record Finding(Level level, String subject, String found, String remedy) {

    /** Whether Liftline runs here. */
    public enum Level {
        OK,
        /** It runs, with the disadvantage that the finding names. */
        NOTE,
        /** It does not run before the remedy. */
        PROBLEM
    }

    static Finding ok(String subject, String found) {
        return new Finding(Level.OK, subject, found, "");
    }

    static Finding note(String subject, String found, String remedy) {
        return new Finding(Level.NOTE, subject, found, remedy);
    }

    static Finding problem(String subject, String found, String remedy) {
        return new Finding(Level.PROBLEM, subject, found, remedy);
    }

    public boolean isProblem() {
        return level == Level.PROBLEM;
    }

    /** One sentence for the user: what, which value, what to do. */
    public String sentence() {
        return remedy.isEmpty() ? found + "." : "%s: %s.".formatted(found, remedy);
    }
}
