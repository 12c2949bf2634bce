package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docker-compose.yml and the Kubernetes manifests deploy the same services. */
class ComposeFileTest {
    /** Makes the secrets that ../secrets makes for Kubernetes. */
    private static final String SECRETS = "secrets";

    private static final Pattern HOST = Pattern.compile("http://([^:]+):");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final ComposeFile compose = ComposeFile.ofThisRepository();
    private final Manifests manifests = Manifests.rendered();

    @Test
    void composeAndKubernetesRunTheSameServices() {
        assertThat(compose.services().keySet())
                .filteredOn(name -> !name.equals(SECRETS))
                .containsExactlyInAnyOrderElementsOf(manifests.pods().keySet());
    }

    @Test
    void composeAndKubernetesUseTheSameImages() {
        manifests
                .pods()
                .forEach((name, pod) -> assertThat(compose.service(name).image())
                        .as(name)
                        .isEqualTo(Manifests.container(pod).getImage()));
    }

    @Test
    void composeAndKubernetesSetTheSameEnvironment() {
        manifests
                .pods()
                .keySet()
                .forEach(name -> assertThat(compose.service(name).environment())
                        .as(name)
                        .isEqualTo(manifests.environment(name)));
    }

    @Test
    void composeAndKubernetesStartServersWithTheSameArguments() {
        Stream.of("postgres", "kafka", "redis", "redis-sessions")
                .forEach(name -> assertThat(
                                ComposeFile.strings(compose.service(name).raw().get("command")))
                        .as(name)
                        .isEqualTo(Manifests.container(manifests.pod(name)).getArgs()));
    }

    @Test
    void composeAndKubernetesRunJobsWithTheSameCommand() {
        assertThat(manifests.jobs())
                .isNotEmpty()
                .allSatisfy((name, pod) -> assertThat(
                                ComposeFile.strings(compose.service(name).raw().get("entrypoint")))
                        // Compose takes $ for a variable of its own, unless there are two.
                        .extracting(word -> word.replace("$$", "$"))
                        .isEqualTo(Manifests.container(pod).getCommand()));
    }

    @Test
    void eachServiceImageIsBuiltOnceFromItsModule() {
        List<String> built = compose.services().values().stream()
                .filter(service -> service.raw().containsKey("build"))
                .map(service -> {
                    Object argument = ComposeFile.map(ComposeFile.map(service.raw(), "build"), "args")
                            .get("SERVICE");
                    assertThat(argument).isEqualTo(ServiceSettings.moduleOf(service.image()));
                    return service.image();
                })
                .toList();

        assertThat(built)
                .doesNotHaveDuplicates()
                .containsAll(manifests.services().keySet().stream()
                        .map(name -> compose.service(name).image())
                        .toList());
    }

    @Test
    void composeHealthChecksUseTheReadinessEndpoint() {
        manifests.services().forEach((name, pod) -> {
            var container = Manifests.container(pod);
            var probe = container.getReadinessProbe().getHttpGet();
            var port = container.getPorts().stream()
                    .filter(candidate ->
                            candidate.getName().equals(probe.getPort().getStrVal()))
                    .findAny()
                    .orElseThrow();

            assertThat(compose.service(name).healthcheck())
                    .as(name)
                    .containsExactly(
                            "CMD",
                            "/opt/liftline/healthcheck",
                            port.getContainerPort().toString(),
                            probe.getPath());
        });
    }

    @Test
    void publishesOnlyTheGatewayOnLoopback() {
        compose.services()
                .forEach((name, service) -> assertThat(
                                ComposeFile.strings(service.raw().get("ports")))
                        .as(name)
                        .isEqualTo(name.equals("gateway-service") ? List.of("127.0.0.1:8080:8080") : List.of()));
    }

    @Test
    void servicesHaveNoContainerNameOrHostname() {
        assertThat(compose.services().values())
                .allSatisfy(service -> assertThat(service.raw()).doesNotContainKeys("container_name", "hostname"));
    }

    /** A container has its service's name; another one that Kubernetes has a Service for must be an alias. */
    @Test
    void namesThatTheBoardReadsExistInCompose() {
        String targets = Objects.requireNonNull(
                compose.service("skier-query-web").environment().get("LIFTLINE_QUERY_METRICS_TARGETS"));
        Set<String> names = new TreeSet<>();
        compose.services().forEach((name, service) -> {
            names.add(name);
            names.addAll(ComposeFile.strings(ComposeFile.map(ComposeFile.map(service.raw(), "networks"), "default")
                    .get("aliases")));
        });

        assertThat(HOST.matcher(targets).results().map(host -> host.group(1)))
                .hasSize(5)
                .isSubsetOf(names);
    }

    @Test
    void usesOnlyKeysOfCompose1And2() {
        assertThat(compose.topLevelKeys())
                .filteredOn(key -> !key.startsWith("x-"))
                .containsExactlyInAnyOrder("services", "volumes");
        assertThat(compose.services().values())
                .filteredOn(service -> service.raw().containsKey("healthcheck"))
                .hasSize(manifests.workloads().size())
                .allSatisfy(service -> assertThat(ComposeFile.map(service.raw(), "healthcheck"))
                        .containsOnlyKeys("test", "interval", "timeout", "retries", "start_period"));
    }

    @Test
    void imageBuildCopiesEveryModule() {
        String dockerfile = Repository.read("Dockerfile");
        List<String> admitted = Repository.read(".dockerignore").lines().toList();

        assertThat(MODULE.matcher(Repository.read("pom.xml")).results().map(module -> module.group(1)))
                .isNotEmpty()
                .allSatisfy(module -> {
                    assertThat(dockerfile).contains("COPY %1$s/pom.xml %1$s/".formatted(module));
                    assertThat(admitted).containsAnyOf("!" + module, "!" + module + "/pom.xml");
                });
    }

    @Test
    void containersListenOnAllAddresses() {
        assertThat(Repository.read("Dockerfile")).containsPattern("(?m)^ENV LIFTLINE_BIND=0\\.0\\.0\\.0$");
        manifests.services().values().forEach(pod -> {
            Map<String, String> defaults = ServiceSettings.of(
                            ServiceSettings.moduleOf(Manifests.container(pod).getImage()))
                    .defaults();
            assertThat(defaults).containsKey("LIFTLINE_BIND");
        });
    }
}
