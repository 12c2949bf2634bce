package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The documentation describes the settings and meters that exist, and no others. */
class DocumentationTest {

    static final List<String> SERVICES = List.of(
            "gateway-service",
            "liftride-ingest-service",
            "liftride-consumer-service",
            "skier-query-service",
            "identity-service");

    private static final String ALL_SERVICES = "All services";
    private static final String LOCAL_STACK = "Local stack";
    private static final Pattern METER_ROW = Pattern.compile("(?m)^\\| `(liftline_[a-z_]+)`");
    private static final Pattern METRIC = Pattern.compile("liftline_[a-z]+_[a-z_]*[a-z]");
    private static final Pattern HISTOGRAM_SUFFIX = Pattern.compile("_(count|sum|max|bucket)$");

    private final ConfigurationPage configuration = new ConfigurationPage();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void documentsEveryVariableWithItsDefault(String service) {
        List<ConfigurationPage.Row> rows = new ArrayList<>(configuration.rows(ALL_SERVICES));
        rows.addAll(configuration.rows(service));

        Map<String, String> defaults = ServiceSettings.of(service).defaults();
        assertThat(defaults).hasSizeGreaterThan(5);
        assertThat(defaults)
                .allSatisfy((variable, value) -> assertThat(rows)
                        .filteredOn(row -> row.variables().contains(variable))
                        .as("row of docs/configuration.md that documents %s", variable)
                        .hasSize(1)
                        .allSatisfy(row -> assertThat(row.text()).contains(documented(value))));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void documentsOnlyVariablesThatTheServiceReads(String service) {
        assertThat(ServiceSettings.of(service).defaults().keySet()).containsAll(configuration.variables(service));
    }

    @Test
    void documentsOnlyVariablesThatTheLocalStackReads() {
        assertThat(localStackVariables())
                .containsAll(configuration.variables(LOCAL_STACK))
                .isNotEmpty();
    }

    @Test
    void pagesNameOnlyExistingVariables() {
        Set<String> known = new TreeSet<>(localStackVariables());
        SERVICES.forEach(
                service -> known.addAll(ServiceSettings.of(service).defaults().keySet()));
        // Those that Compose takes from the shell are not all of a service.
        known.addAll(ConfigurationPage.variablesIn(Repository.read("docker-compose.yml")));
        known.addAll(ConfigurationPage.variablesIn(Repository.read(".ci/run")));

        assertThat(ConfigurationPage.variablesIn(pages()))
                // An example of Spring's names for properties without a variable.
                .filteredOn(variable -> !variable.startsWith("LIFTLINE_QUERY_CACHE_"))
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void documentsEveryMeter(String service) {
        assertThat(ServiceMeters.of(service))
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(documentedMeters())
                        .as("rows of docs/metrics.md that document %s", meter)
                        .containsAnyElementsOf(
                                ServiceMeters.prometheusNames(meter).toList()));
    }

    @Test
    void documentsOnlyMetersThatTheServicesRegister() {
        assertThat(registeredMeters()).containsAll(documentedMeters());
    }

    @Test
    void pagesNameOnlyExistingMeters() {
        assertThat(METRIC.matcher(pages())
                        .results()
                        .map(name -> HISTOGRAM_SUFFIX.matcher(name.group()).replaceFirst("")))
                .isSubsetOf(registeredMeters());
    }

    /** An empty default is a word, and one that is itself a placeholder is described. */
    private static String documented(String value) {
        return value.isEmpty() || value.startsWith("$") ? "" : "`" + value + "`";
    }

    private static Set<String> localStackVariables() {
        return ConfigurationPage.variablesIn(
                Repository.texts("local-stack/src/main", ".java").collect(Collectors.joining())
                        + Repository.read("liftline"));
    }

    private static Set<String> documentedMeters() {
        return METER_ROW
                .matcher(Repository.read("docs/metrics.md"))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> registeredMeters() {
        return SERVICES.stream()
                .flatMap(service -> ServiceMeters.of(service).stream())
                .flatMap(ServiceMeters::prometheusNames)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text of all pages except the changelog, which names what no longer exists. */
    private static String pages() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md").map(Repository::read),
                        Repository.texts("docs", ".md"))
                .collect(Collectors.joining("\n"));
    }
}
