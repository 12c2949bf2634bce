package dev.liftline.local.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports that {@code ./liftline up} is about to use: its options, the environment, those kept in the home directory, the defaults. */
record ChosenPorts(Path kept, List<String> arguments, Map<String, String> environment) {

    /** An option, the environment variable beside it, the default and the server that listens. */
    private record PortOption(String name, String variable, int otherwise, String server) {}

    /** In the order of the file of kept ports. */
    private static final List<PortOption> ALL = List.of(
            new PortOption("--port", "LIFTLINE_PORT", 8080, "the gateway"),
            new PortOption("--management-port", "LIFTLINE_MANAGEMENT_PORT", 9080, "the gateway's management"),
            new PortOption("--kafka-port", "LIFTLINE_KAFKA_PORT", 19092, "Kafka"),
            new PortOption("--kafka-controller-port", "LIFTLINE_KAFKA_CONTROLLER_PORT", 19093, "Kafka's controller"),
            new PortOption("--postgres-port", "LIFTLINE_POSTGRES_PORT", 15432, "PostgreSQL"),
            new PortOption("--redis-port", "LIFTLINE_REDIS_PORT", 16379, "Redis"));

    /** The values that options and variables set, by the name of what set them. */
    Map<String, String> choices() {
        var choices = new LinkedHashMap<String, String>();
        for (var option : ALL) {
            var value = value(option.name());
            var variable = environment.getOrDefault(option.variable(), "");
            if (isChosen(option.name())) {
                choices.put(option.name(), value);
            } else if (environment.containsKey(option.variable())) {
                choices.put(option.variable(), variable);
            }
        }
        return choices;
    }

    private boolean isChosen(String option) {
        return arguments.stream().anyMatch(argument -> argument.equals(option) || argument.startsWith(option + "="));
    }

    /** The checks of all ports but those that {@code --ports=free} leaves open. A value that is no number is left to the command line. */
    List<PortCheck> checks() {
        var base = base(value("--ports"));
        var checks = new ArrayList<PortCheck>();
        for (int i = 0; i < ALL.size(); i++) {
            var option = ALL.get(i);
            var value = value(option.name());
            var chosen = value.isEmpty() ? environment.getOrDefault(option.variable(), "") : value;
            if (chosen.matches("-?\\d{1,9}")) {
                checks.add(new PortCheck(option.name(), Integer.parseInt(chosen), option.server()));
            } else if (!base.isEmpty()) {
                checks.add(new PortCheck(option.name(), base.get(i), option.server()));
            }
        }
        return checks;
    }

    /** The ports without options for single ones; none if free ones are to be taken. */
    private List<Integer> base(String ports) {
        var defaults = ALL.stream().map(PortOption::otherwise).toList();
        if (ports.equals("free")) {
            return List.of();
        }
        if (ports.equals("default")) {
            return defaults;
        }
        if (ports.matches("\\+\\d{1,5}")) {
            return defaults.stream().map(port -> port + Integer.parseInt(ports)).toList();
        }
        try {
            var numbers =
                    Files.readAllLines(kept).stream().map(Integer::valueOf).toList();
            return numbers.size() < ALL.size() ? defaults : numbers;
        } catch (IOException | NumberFormatException e) {
            return defaults;
        }
    }

    /** The last value of an option; empty without it. */
    private String value(String option) {
        var value = "";
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(option + "=")) {
                value = arguments.get(i).substring(option.length() + 1);
            } else if (arguments.get(i).equals(option) && i + 1 < arguments.size()) {
                value = arguments.get(i + 1);
            }
        }
        return value;
    }
}
