package dev.liftline.local;

/** Receives the progress of a stack's processes. Called by many threads. */
public interface Progress {

    /** Ignores everything. */
    Progress SILENT = new Progress() {
        @Override
        public void process(String name, State state, String detail) {}

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
     * A process, or another named step, changed its state.
     *
     * @param detail a few words, or empty
     */
    void process(String name, State state, String detail);

    /** An event that is not a process's state, as one sentence. */
    void note(String sentence);
}
