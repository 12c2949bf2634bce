package dev.liftline.e2e.gatling;

/**
 * The morning: rides arrive at a fixed rate, regardless of response times. Some arrive twice, and some in batches from
 * scanners that were offline.
 */
public final class MorningRushSimulation extends LoadSimulation {

    public MorningRushSimulation() {
        double rate = Setting.RIDES_PER_SECOND.value();
        play(rides().injectOpen(risingTo(rate)), batches().injectOpen(risingTo(rate / RIDES_FOR_EACH_BATCH)));
    }
}
