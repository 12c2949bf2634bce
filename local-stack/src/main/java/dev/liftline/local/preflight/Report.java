package dev.liftline.local.preflight;

import dev.liftline.local.preflight.Finding.Level;
import java.util.List;
import java.util.stream.Collectors;

/** The findings of all checks, in one screen. */
public record Report(List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Runs the checks. */
    public static Report of(List<Check> checks) {
        return new Report(checks.stream().map(Check::run).toList());
    }

    /** The findings that keep Liftline from running. */
    public List<Finding> problems() {
        return findings.stream().filter(Finding::isProblem).toList();
    }

    /** A line for each finding, and one that sums them up. */
    public String text() {
        return findings.stream().map(Report::line).collect(Collectors.joining()) + "\n" + summary() + "\n";
    }

    private static String line(Finding finding) {
        var label = switch (finding.level()) {
            case OK -> "ok";
            case NOTE -> "note";
            case PROBLEM -> "problem";
        };
        var text = finding.level() == Level.OK ? finding.found() : finding.sentence();
        return "  %-8s %-15s %s%n".formatted(label, finding.subject(), text);
    }

    private String summary() {
        return switch (problems().size()) {
            case 0 -> "This machine has what Liftline needs.";
            case 1 -> "Liftline does not run here before one problem is solved.";
            default ->
                "Liftline does not run here before %d problems are solved."
                        .formatted(problems().size());
        };
    }
}
