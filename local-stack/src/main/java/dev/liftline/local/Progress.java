package dev.liftline.local;

/** Hears how the processes of a stack come up and go down. Called from many threads. */
public interface Progress {

    /** Says nothing to anybody. */
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
     * A process changed.
     *
     * @param detail a few words, or nothing
     */
    void process(String name, State state, String detail);

    /** Something worth a line that is no process's step. */
    void note(String sentence);
}
