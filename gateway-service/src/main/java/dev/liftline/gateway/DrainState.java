package dev.liftline.gateway;

import org.springframework.stereotype.Component;

/** Whether the gateway is shutting down. Thread-safe. */
@Component
public class DrainState {

    private volatile boolean draining;

    /** Makes the gateway unready and closes client connections after their next response. */
    public void begin() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }
}
