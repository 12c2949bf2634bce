package dev.liftline.e2e.gatling;

/**
 * The lifts have just opened: rides arrive at a fixed rate however slow the answers are, some of them twice, and some
 * scanners send what they gathered while they were offline.
 */
public final class MorningRushSimulation extends LoadSimulation {

    public MorningRushSimulation() {
        double rate = Setting.RIDES_PER_SECOND.value();
        play(rides().injectOpen(risingTo(rate)), batches().injectOpen(risingTo(rate / RIDES_FOR_EACH_BATCH)));
    }
}
