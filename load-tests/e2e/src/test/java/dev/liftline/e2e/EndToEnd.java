package dev.liftline.e2e;

import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the whole running system; what it changes in the system it puts back. */
@ExtendWith(LiftlineExtension.class)
abstract class EndToEnd {

    final Liftline liftline;
    final Gateway gateway;

    EndToEnd(Liftline liftline) {
        this.liftline = liftline;
        this.gateway = liftline.gateway();
    }
}
