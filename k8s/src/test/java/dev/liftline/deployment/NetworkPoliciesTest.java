package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each port is reached by those who need it, and by nobody else. */
class NetworkPoliciesTest {

    private static final String ANYBODY = "anybody";
    private static final String MONITORING = "namespace monitoring";
    private static final List<String> GATEWAY = List.of("gateway-service");
    private static final List<String> PROMETHEUS = List.of(MONITORING);
    private static final List<String> PROMETHEUS_AND_BOARD = List.of(MONITORING, "skier-query-web");

    private final Manifests manifests = Manifests.rendered();

    @Test
    void eachPortIsReachedByThoseWhoNeedIt() {
        Map<String, List<String>> reached = new TreeMap<>();
        manifests.workloads().forEach((name, pod) -> {
            for (ContainerPort port : Manifests.container(pod).getPorts()) {
                reached.put(name + ":" + port.getName(), whoReaches(pod, port.getName()));
            }
        });

        assertThat(reached)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("gateway-service:http", List.of(ANYBODY)),
                        Map.entry("gateway-service:management", PROMETHEUS_AND_BOARD),
                        Map.entry("identity:http", GATEWAY),
                        Map.entry("identity:management", PROMETHEUS),
                        Map.entry("liftride-consumer-service:management", PROMETHEUS_AND_BOARD),
                        Map.entry("liftride-ingest-service:http", GATEWAY),
                        Map.entry("liftride-ingest-service:management", PROMETHEUS_AND_BOARD),
                        Map.entry("skier-query-mobile:http", GATEWAY),
                        Map.entry("skier-query-mobile:management", PROMETHEUS_AND_BOARD),
                        Map.entry("skier-query-web:http", GATEWAY),
                        Map.entry("skier-query-web:management", PROMETHEUS_AND_BOARD),
                        Map.entry("kafka:kafka", users("LIFTLINE_KAFKA_BOOTSTRAP")),
                        Map.entry(
                                "postgres:postgres",
                                Stream.concat(
                                                Stream.of("database-roles"),
                                                Stream.concat(
                                                        users("LIFTLINE_DB_URL").stream(),
                                                        users("LIFTLINE_IDENTITY_DB_URL").stream()))
                                        .sorted()
                                        .toList()),
                        Map.entry(
                                "redis:redis",
                                Stream.of("LIFTLINE_GATEWAY_REDIS_URL", "LIFTLINE_REDIS_URL")
                                        .flatMap(variable -> users(variable).stream())
                                        .toList()),
                        Map.entry("redis-sessions:redis", users("LIFTLINE_SESSION_REDIS_URL"))));
    }

    /** The services whose environment has the address of a server. */
    private List<String> users(String variable) {
        return manifests.services().keySet().stream()
                .filter(service -> manifests.environment(service).containsKey(variable))
                .sorted()
                .toList();
    }

    private List<String> whoReaches(PodTemplateSpec pod, String port) {
        TreeSet<String> who = new TreeSet<>();
        List<NetworkPolicy> selecting = manifests.all(NetworkPolicy.class).stream()
                .filter(policy -> selects(policy.getSpec().getPodSelector(), pod))
                .toList();
        assertThat(selecting).as("policies of " + port).isNotEmpty();
        for (NetworkPolicy policy : selecting) {
            for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
                if (rule.getPorts().stream()
                        .anyMatch(allowed -> port.equals(allowed.getPort().getStrVal()))) {
                    who.addAll(peers(rule));
                }
            }
        }
        return List.copyOf(who);
    }

    private List<String> peers(NetworkPolicyIngressRule rule) {
        if (rule.getFrom().isEmpty()) {
            return List.of(ANYBODY);
        }
        return rule.getFrom().stream().flatMap(this::peer).toList();
    }

    private Stream<String> peer(NetworkPolicyPeer peer) {
        if (peer.getNamespaceSelector() != null) {
            assertThat(peer.getNamespaceSelector().getMatchLabels())
                    .isEqualTo(Map.of("kubernetes.io/metadata.name", "monitoring"));
            return Stream.of(MONITORING);
        }
        return manifests.pods().entrySet().stream()
                .filter(pod -> selects(peer.getPodSelector(), pod.getValue()))
                .map(Map.Entry::getKey);
    }

    private static boolean selects(LabelSelector selector, PodTemplateSpec pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        Map<String, String> wanted = Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
        return labels.entrySet().containsAll(wanted.entrySet())
                && selector.getMatchExpressions().stream()
                        .allMatch(expression -> expression.getOperator().equals("In")
                                && expression.getValues().contains(labels.get(expression.getKey())));
    }
}
