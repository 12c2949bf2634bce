package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for every pod. */
class WorkloadsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void hasStartupReadinessAndLivenessProbes(String name, PodTemplateSpec pod) {
        Container container = Manifests.container(pod);

        assertThat(Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                .doesNotContainNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void requestsAndLimitsCpuAndMemory(String name, PodTemplateSpec pod) {
        var resources = Manifests.container(pod).getResources();

        assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
        assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
        Stream.of("cpu", "memory")
                .forEach(resource -> assertThat(amount(resources.getRequests(), resource))
                        .isLessThanOrEqualTo(amount(resources.getLimits(), resource)));
    }

    /** The rules of Kubernetes' Pod Security Standard "restricted", which the namespace enforces. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void runsWithoutPrivileges(String name, PodTemplateSpec pod) {
        PodSpec spec = pod.getSpec();
        var container = Manifests.container(pod).getSecurityContext();

        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(spec.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pods")
    void hasNoServiceLinks(String name, PodTemplateSpec pod) {
        assertThat(pod.getSpec().getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void writesOnlyToEmptyDirectories(String name, PodTemplateSpec pod) {
        Container container = Manifests.container(pod);
        List<String> written = container.getVolumeMounts().stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .map(VolumeMount::getName)
                .toList();

        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(pod.getSpec().getVolumes())
                .filteredOn(volume -> written.contains(volume.getName()))
                .hasSameSizeAs(written)
                .allSatisfy(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(
                        name.equals("gateway-service") ? List.of("tmp", "access") : List.of("tmp"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void hasTimeToDrainAfterLeavingThePool(String name, PodTemplateSpec pod) {
        long pause =
                Manifests.container(pod).getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(pause + 40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void probesAndMetricsUsePortsThatTheServiceListensOn(String name, PodTemplateSpec pod) {
        Container container = Manifests.container(pod);
        ServiceSettings settings = ServiceSettings.of(ServiceSettings.moduleOf(container.getImage()));
        int management = settings.port("LIFTLINE_MANAGEMENT_PORT");
        boolean servesHttp = settings.defaults().containsKey("LIFTLINE_PORT");
        int main = servesHttp ? settings.port("LIFTLINE_PORT") : management;
        String live = servesHttp ? "/livez" : "/actuator/health/liveness";
        String ready = servesHttp ? "/readyz" : "/actuator/health/readiness";

        assertThat(address(container, container.getStartupProbe())).isEqualTo(main + live);
        assertThat(address(container, container.getLivenessProbe())).isEqualTo(main + live);
        assertThat(address(container, container.getReadinessProbe())).isEqualTo(main + ready);
        assertThat(pod.getMetadata().getAnnotations())
                .containsEntry("prometheus.io/scrape", "true")
                .containsEntry("prometheus.io/port", String.valueOf(management))
                .containsEntry("prometheus.io/path", "/actuator/prometheus");
    }

    private static BigDecimal amount(Map<String, Quantity> quantities, String resource) {
        return Objects.requireNonNull(quantities.get(resource)).getNumericalAmount();
    }

    private static String address(Container container, Probe probe) {
        String name = probe.getHttpGet().getPort().getStrVal();
        return container.getPorts().stream()
                        .filter(port -> port.getName().equals(name))
                        .findAny()
                        .orElseThrow(() -> new AssertionError("the container has no port " + name))
                        .getContainerPort()
                + probe.getHttpGet().getPath();
    }

    static Stream<Arguments> workloads() {
        return Manifests.rendered().workloads().entrySet().stream()
                .map(pod -> Arguments.of(pod.getKey(), pod.getValue()));
    }

    static Stream<Arguments> pods() {
        return Manifests.rendered().pods().entrySet().stream().map(pod -> Arguments.of(pod.getKey(), pod.getValue()));
    }

    static Stream<Arguments> services() {
        return Manifests.rendered().services().entrySet().stream()
                .map(pod -> Arguments.of(pod.getKey(), pod.getValue()));
    }
}
