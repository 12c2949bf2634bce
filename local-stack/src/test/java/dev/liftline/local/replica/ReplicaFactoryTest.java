package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicaFactoryTest {

    private final ReplicaFactory factory = new ReplicaFactory(
            ServiceApps.of(Path.of(""), Path.of("")),
            new UpstreamFiles(Path.of("")),
            Path.of(""),
            new StackEnvironment(
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Routes.DIRECT,
                    new AccessEnvironment(Path.of(""), Path.of(""), true, null)),
            0);

    @Test
    void fillsGapsInNamesAndCountsPortsFromTheRolesFirst() {
        var first = factory.next(Role.INGEST, List.of());
        var second = factory.next(Role.INGEST, List.of(first));
        var third = factory.next(Role.INGEST, List.of(first, second));

        assertThat(List.of(first.name(), second.name(), third.name()))
                .containsExactly("ingest-1", "ingest-2", "ingest-3");
        assertThat(List.of(first.port(), second.port(), third.port()))
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(8101, 8200));
        assertThat(factory.next(Role.INGEST, List.of(first, third)).name()).isEqualTo("ingest-2");
    }

    @Test
    void numbersGatewaysAfterTheFirst() {
        var first = factory.gateway(8080, 9080);
        var second = factory.next(Role.GATEWAY, List.of(first));

        assertThat(List.of(first.name(), second.name())).containsExactly("gateway", "gateway-2");
        assertThat(second.port()).isNotEqualTo(first.port());
        assertThat(second.managementPort()).isNotEqualTo(first.managementPort());
    }

    @Test
    void gatewaysFindTheReplicasOfEachPool() {
        var variables = factory.gateway(8080, 9080).environment();

        for (var role : Role.values()) {
            var pool = "LIFTLINE_UPSTREAM_" + role.name();
            assertThat(variables.containsKey(pool)).as(pool).isEqualTo(role.isUpstream());
        }
    }

    @Test
    void consumersListenOnTheirManagementPortOnly() {
        var consumer = factory.next(Role.CONSUMER, List.of());

        assertThat(consumer.port()).isEqualTo(consumer.managementPort()).isBetween(9201, 9300);
        assertThat(consumer.actuator()).hasToString("http://127.0.0.1:%d/actuator".formatted(consumer.port()));
    }
}
