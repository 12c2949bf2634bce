package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {

    /** A table row whose last cell, the alert, is not empty. */
    private static final Pattern ALERTING_ROW = Pattern.compile(
            "^\\| `(\\w+)`(?:, `[^|]*)? \\|(?:[^|\\n]*\\|){3} [^|\\n]*\\S[^|\\n]* \\|$", Pattern.MULTILINE);

    /** An expression of a list of alerts. */
    private static final Pattern ALERTING_ITEM = Pattern.compile("^- `([^`]+)`", Pattern.MULTILINE);

    private static final Pattern METRIC = Pattern.compile("(?:liftline|resilience4j|hikaricp)_\\w+");
    private static final Pattern SECTION = Pattern.compile("^### `(\\w+)`", Pattern.MULTILINE);

    @Test
    void hasOneSectionForEachAlertingMetric() {
        String metrics = Repository.read("docs/metrics.md");
        Set<String> alerting = new TreeSet<>(names(ALERTING_ROW, metrics).toList());
        names(ALERTING_ITEM, metrics)
                .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group))
                .forEach(alerting::add);

        assertThat(alerting).hasSizeGreaterThan(15);
        // NaN on an idle or stalled reader: an alert would be silent when rides pile up.
        assertThat(alerting).doesNotContain("kafka_consumer_fetch_manager_records_lag_max");
        assertThat(names(SECTION, Repository.read("docs/runbook.md")))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(alerting);
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
