package dev.liftline.local.preflight;

import java.util.List;

/**
 * Runs the checks from source, before anything is built: {@code java Preflight.java doctor} prints all findings,
 * {@code java Preflight.java up [OPTION…]} only the problems, one sentence each. {@code reload} needs a running stack alone. Exits with 1
 * if there is a problem.
 */
public final class Preflight {

    private Preflight() {}

    public static void main(String[] args) {
        var arguments = List.of(args);
        if (arguments.contains("reload")) {
            requireRunning();
        }
        if (arguments.contains("up")) {
            requireValid(arguments.subList(arguments.indexOf("up") + 1, arguments.size()));
        }
        var report = Report.of(Checks.all(Workspace.current(), arguments, System.getenv()));
        if (!arguments.contains("doctor")) {
            report.problems().forEach(problem -> System.err.println(problem.sentence()));
        } else {
            System.out.print(report.text());
        }
        System.exit(report.problems().isEmpty() ? 0 : 1);
    }

    /** Exits with 2 for wrong use, as the command line does. */
    private static void requireValid(List<String> options) {
        var ports = new ChosenPorts(Workspace.current().home().resolve("ports"), options, System.getenv());
        UpOptions.wrong(options, ports).ifPresent(sentence -> {
            System.err.println(sentence);
            System.exit(2);
        });
    }

    private static void requireRunning() {
        if (!Workspace.current().isRunning()) {
            System.err.println("Liftline is not running: ./liftline up starts it.");
            System.exit(1);
        }
    }
}
