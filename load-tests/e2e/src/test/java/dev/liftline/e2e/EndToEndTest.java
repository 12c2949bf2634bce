package dev.liftline.e2e;

import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the shared running stack. It restores what it changes in the stack. */
@ExtendWith(RunningStackExtension.class)
abstract class EndToEndTest {

    final RunningStack stack;
    final Gateway gateway;

    EndToEndTest(RunningStack stack) {
        this.stack = stack;
        this.gateway = stack.gateway();
    }
}
