package dev.liftline.gateway.proxy;

import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Whether the gateway is stopping. Thread-safe. */
@Component
class Draining implements BooleanSupplier {

    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    @Override
    public boolean getAsBoolean() {
        return begun;
    }
}
