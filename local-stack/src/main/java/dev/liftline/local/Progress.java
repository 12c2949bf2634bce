package dev.liftline.local;

/** Hears how the parts of a stack come up and go down. Called from many threads. */
public interface Progress {

    /** Says nothing to anybody. */
    Progress SILENT = new Progress() {
        @Override
        public void part(String name, State state, String detail) {}

        @Override
        public void note(String sentence) {}
    };

    enum State {
        STARTING,
        READY,
        FAILED,
        STOPPING,
        STOPPED
    }

    /**
     * A part changed.
     *
     * @param detail a few words, or nothing
     */
    void part(String name, State state, String detail);

    /** Something worth a line that is no part's step. */
    void note(String sentence);
}
