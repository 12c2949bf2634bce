package dev.liftline.local.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The ports that {@code ./liftline up} is about to use: its options, the environment, those kept in the home directory, the defaults. */
record ChosenPorts(Path kept, List<String> arguments, Map<String, String> environment) {

    /** The values that options and variables set, by the name of what set them. */
    Map<String, String> choices() {
        var choices = new LinkedHashMap<String, String>();
        for (var port : PortOption.values()) {
            if (isChosen(port.option())) {
                choices.put(port.option(), value(port.option()));
            } else if (environment.containsKey(port.variable())) {
                choices.put(port.variable(), environment.get(port.variable()));
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
        for (var port : PortOption.values()) {
            var value = value(port.option());
            var chosen = value.isEmpty() ? environment.getOrDefault(port.variable(), "") : value;
            if (chosen.matches("-?\\d{1,9}")) {
                checks.add(new PortCheck(port.option(), Integer.parseInt(chosen), port.server()));
            } else if (base.containsKey(port)) {
                checks.add(new PortCheck(port.option(), base.get(port), port.server()));
            }
        }
        return checks;
    }

    /** The ports without options for single ones; none if free ones are to be taken. */
    private Map<PortOption, Integer> base(String ports) {
        if (ports.equals("free")) {
            return Map.of();
        }
        if (ports.equals("default")) {
            return shifted(0);
        }
        if (ports.matches("\\+\\d{1,5}")) {
            return shifted(Integer.parseInt(ports));
        }
        try {
            var numbers = PortOption.complete(Files.readAllLines(kept).stream()
                            .map(Integer::valueOf)
                            .toList())
                    .iterator();
            var base = new EnumMap<PortOption, Integer>(PortOption.class);
            for (var port : PortOption.values()) {
                base.put(port, numbers.next());
            }
            return base;
        } catch (IOException | NumberFormatException | NoSuchElementException e) {
            return shifted(0);
        }
    }

    private static Map<PortOption, Integer> shifted(int offset) {
        var ports = new EnumMap<PortOption, Integer>(PortOption.class);
        for (var port : PortOption.values()) {
            ports.put(port, port.defaultPort() + offset);
        }
        return ports;
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
