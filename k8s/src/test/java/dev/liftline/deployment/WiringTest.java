package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** References between objects. */
class WiringTest {
    private static final Pattern DNS_UPSTREAM = Pattern.compile("dns:([a-z-]+):(\\d+)");
    private static final String METRICS_TARGETS = "LIFTLINE_QUERY_METRICS_TARGETS";
    private static final Pattern METRICS_TARGET =
            Pattern.compile("([a-z-]+)=http://([a-z-]+):(\\d+)/actuator/prometheus");

    private final Manifests manifests = Manifests.rendered();

    @Test
    void allObjectsAreInTheCreatedNamespace() {
        String namespace =
                manifests.all(Namespace.class).getFirst().getMetadata().getName();

        assertThat(manifests.objects())
                .filteredOn(object -> !(object instanceof Namespace))
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isEqualTo(namespace));
    }

    @Test
    void gatewayUpstreamsAreHeadlessServicesWithMatchingPorts() {
        Map<String, String> upstreams = new TreeMap<>(manifests.environment("gateway-service"));
        upstreams.keySet().removeIf(variable -> !variable.startsWith("LIFTLINE_UPSTREAM_"));

        assertThat(upstreams)
                .containsOnlyKeys(
                        "LIFTLINE_UPSTREAM_INGEST",
                        "LIFTLINE_UPSTREAM_QUERY_MOBILE",
                        "LIFTLINE_UPSTREAM_QUERY_WEB",
                        "LIFTLINE_UPSTREAM_IDENTITY");
        assertThat(upstreams.values()).doesNotHaveDuplicates().allSatisfy(upstream -> {
            Matcher address = DNS_UPSTREAM.matcher(upstream);
            assertThat(address.matches()).as(upstream).isTrue();
            var service = manifests.one(Service.class, address.group(1)).getSpec();
            assertThat(service.getClusterIP()).isEqualTo("None");
            assertThat(service.getPorts())
                    .filteredOn(port -> port.getName().equals("http"))
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort()).isEqualTo(Integer.parseInt(address.group(2))));
        });
    }

    /** A name of another Service would have one address, of whichever pod. */
    @Test
    void theBoardReadsTheMetersOfEveryPodOfTheServicesOnARidesPath() {
        Map<String, String> targets = new TreeMap<>();
        for (String target : metricsTargets("skier-query-web").split(",", -1)) {
            Matcher parts = METRICS_TARGET.matcher(target);
            assertThat(parts.matches()).as(target).isTrue();
            var service = manifests.one(Service.class, parts.group(2)).getSpec();
            assertThat(service.getClusterIP()).as(target).isEqualTo("None");
            assertThat(service.getPorts())
                    .as(target)
                    .filteredOn(port -> port.getName().equals("management"))
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort()).isEqualTo(Integer.parseInt(parts.group(3))));
            targets.put(
                    parts.group(1),
                    selected(service.getSelector()).getMetadata().getLabels().get("app.kubernetes.io/name"));
        }

        assertThat(targets)
                .isEqualTo(Map.of(
                        "gateway", "gateway-service",
                        "ingest", "liftride-ingest-service",
                        "consumer", "liftride-consumer-service",
                        "query-mobile", "skier-query-mobile",
                        "query-web", "skier-query-web"));
        assertThat(manifests.environment("skier-query-mobile")).doesNotContainKey(METRICS_TARGETS);
    }

    private String metricsTargets(String name) {
        return Objects.requireNonNull(manifests.environment(name).get(METRICS_TARGETS), METRICS_TARGETS);
    }

    @Test
    void eachServiceSelectsOneWorkloadAndOneOfItsPorts() {
        assertThat(manifests.all(Service.class)).isNotEmpty().allSatisfy(service -> {
            PodTemplateSpec pod = selected(service.getSpec().getSelector());
            assertThat(service.getSpec().getPorts())
                    .allSatisfy(port -> assertThat(Manifests.container(pod).getPorts())
                            .anySatisfy(containerPort -> {
                                assertThat(containerPort.getName())
                                        .isEqualTo(port.getTargetPort().getStrVal());
                                // A headless Service does not translate ports.
                                assertThat(containerPort.getContainerPort()).isEqualTo(port.getPort());
                            }));
        });
    }

    @Test
    void gatewayServiceIsNotHeadless() {
        assertThat(manifests.one(Service.class, "gateway-service").getSpec().getClusterIP())
                .isNull();
    }

    @Test
    void eachDeploymentHasOneAutoscalerAndNoReplicaCount() {
        assertThat(manifests.all(HorizontalPodAutoscaler.class))
                .extracting(
                        autoscaler -> autoscaler.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrderElementsOf(manifests.services().keySet());
        assertThat(manifests.all(Deployment.class))
                .allSatisfy(deployment ->
                        assertThat(deployment.getSpec().getReplicas()).isNull());
    }

    @Test
    void maxConsumersEqualsPartitionsOfLiftRides() {
        int partitions = ServiceSettings.of("liftride-consumer-service").port("LIFTLINE_KAFKA_PARTITIONS");

        assertThat(manifests
                        .one(HorizontalPodAutoscaler.class, "liftride-consumer-service")
                        .getSpec()
                        .getMaxReplicas())
                .isEqualTo(partitions);
    }

    @Test
    void disruptionBudgetsAllowOneUnavailablePod() {
        assertThat(manifests.all(PodDisruptionBudget.class))
                .allSatisfy(budget -> assertThat(
                                budget.getSpec().getMaxUnavailable().getIntVal())
                        .isEqualTo(1))
                .extracting(budget -> selected(budget.getSpec().getSelector().getMatchLabels()))
                .containsExactlyInAnyOrderElementsOf(manifests.services().values());
    }

    @Test
    void servicesReadEveryVariableThatTheManifestsSet() {
        manifests
                .services()
                .forEach((name, pod) -> assertThat(ServiceSettings.of(ServiceSettings.moduleOf(
                                        Manifests.container(pod).getImage()))
                                .defaults())
                        .as(name)
                        .containsKeys(manifests.environment(name).keySet().toArray(String[]::new)));
    }

    private PodTemplateSpec selected(Map<String, String> selector) {
        List<PodTemplateSpec> pods = manifests.workloads().values().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .toList();
        assertThat(pods).as("pods with %s", selector).hasSize(1);
        return pods.getFirst();
    }
}
