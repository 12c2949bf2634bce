package dev.liftline.e2e.gatling;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The simulations by their names on the command line. */
enum SimulationName {
    RUSH("rush", MorningRushSimulation.class, "the morning rush: scanners at a fixed arrival rate"),
    APRES_SKI("apres-ski", ApresSkiSimulation.class, "the evening: reads at a fixed arrival rate, by Zipf's law"),
    WHOLE_DAY("whole-day", WholeDaySimulation.class, "both, as a day's rise and ebb in fast motion"),
    REFERENCE("reference", ReferenceLoadSimulation.class, "the reference load, without reconciling it");

    private final String title;
    private final Class<? extends LoadSimulation> simulation;
    private final String meaning;

    SimulationName(String title, Class<? extends LoadSimulation> simulation, String meaning) {
        this.title = title;
        this.simulation = simulation;
        this.meaning = meaning;
    }

    static Optional<SimulationName> named(String title) {
        return Arrays.stream(values()).filter(load -> load.title.equals(title)).findFirst();
    }

    /** All names, for a sentence. */
    static String titles() {
        return Arrays.stream(values()).map(load -> load.title).collect(Collectors.joining(", "));
    }

    Class<? extends LoadSimulation> simulation() {
        return simulation;
    }

    String help() {
        return "  %-10s %s".formatted(title, meaning);
    }
}
