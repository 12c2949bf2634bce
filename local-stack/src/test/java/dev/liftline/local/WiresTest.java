package dev.liftline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class WiresTest {

    @Test
    void aStackWithoutWiresConnectsDirectly() {
        try (var wires = new Wires(false)) {
            assertThat(wires.through(Role.CONSUMER, Server.POSTGRES, 15432)).isEqualTo(15432);
            assertThat(wires.through(Role.INGEST, "ingest-1", 8101)).isEqualTo(8101);
            assertThatThrownBy(() -> wires.to(Server.POSTGRES)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> wires.commits(Role.CONSUMER)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void eachRoleHasAWireToEachServerItUses() {
        try (var wires = new Wires(true)) {
            int consumer = wires.through(Role.CONSUMER, Server.REDIS, 16379);
            int query = wires.through(Role.QUERY_WEB, Server.REDIS, 16379);
            assertThat(consumer).isNotEqualTo(query).isNotEqualTo(16379);

            wires.between(Role.CONSUMER, Server.REDIS).cut();

            assertThatThrownBy(() -> connect(consumer)).isInstanceOf(IOException.class);
            assertThat(wires.to(Server.REDIS)).hasToString("[consumer → Redis, query-web → Redis]");
        }
    }

    @Test
    void requestsReachReplicasThroughWiresAndAConsumerGetsNone() {
        try (var wires = new Wires(true)) {
            assertThat(wires.through(Role.CONSUMER, "consumer-1", 9201)).isEqualTo(9201);
            assertThat(wires.through(Role.INGEST, "ingest-1", 8101)).isNotEqualTo(8101);
            assertThat(wires.through(Role.GATEWAY, "gateway", 8080)).isNotEqualTo(8080);

            assertThat(wires.fromGatewayTo(Role.INGEST)).hasToString("[gateway → ingest-1]");
            assertThat(wires.fromClients()).hasToString("[clients → gateway]");
        }
    }

    private static void connect(int port) throws IOException {
        new Socket(Ports.LOOPBACK, port).close();
    }
}
