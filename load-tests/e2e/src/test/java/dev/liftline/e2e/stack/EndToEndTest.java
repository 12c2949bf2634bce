package dev.liftline.e2e.stack;

import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the shared running stack. It restores what it changes in the stack. */
@ExtendWith(RunningStackExtension.class)
public abstract class EndToEndTest {

    protected final RunningStack stack;
    protected final Gateway gateway;

    protected EndToEndTest(RunningStack stack) {
        this.stack = stack;
        this.gateway = stack.gateway();
    }
}
