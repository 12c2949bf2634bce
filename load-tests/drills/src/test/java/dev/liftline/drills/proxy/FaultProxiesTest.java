package dev.liftline.drills.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Server;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxiesTest {

    private final FaultProxies proxies = new FaultProxies();

    @AfterEach
    void close() {
        proxies.close();
    }

    @Test
    void failsForAPathWithoutProxy() {
        assertThatThrownBy(() -> proxies.between(Role.CONSUMER, Server.POSTGRES))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> proxies.commits(Role.CONSUMER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eachRoleHasAProxyForEachServerItUses() {
        int consumer = proxies.toServer(Role.CONSUMER, Server.REDIS, 16379);
        int query = proxies.toServer(Role.QUERY_WEB, Server.REDIS, 16379);
        assertThat(consumer).isNotEqualTo(query).isNotEqualTo(16379);

        proxies.between(Role.CONSUMER, Server.REDIS).forEach(FaultProxy::cut);

        assertThatThrownBy(() -> new Socket(Ports.LOOPBACK, consumer).close()).isInstanceOf(IOException.class);
        assertThat(proxies.between(Role.CONSUMER, Server.REDIS)).hasToString("[consumer → Redis]");
        assertThat(proxies.between(Role.QUERY_WEB, Server.REDIS)).hasToString("[query-web → Redis]");
    }

    @Test
    void requestsReachReplicasThroughProxiesAndConsumersHaveNone() {
        assertThat(proxies.toReplica(Role.CONSUMER, "consumer-1", 9201)).isEqualTo(9201);
        assertThat(proxies.toReplica(Role.INGEST, "ingest-1", 8101)).isNotEqualTo(8101);
        assertThat(proxies.toReplica(Role.GATEWAY, "gateway", 8080)).isNotEqualTo(8080);

        assertThat(proxies.requestsTo(Role.INGEST)).hasToString("[gateway → ingest-1]");
        assertThat(proxies.requestsTo(Role.GATEWAY)).hasToString("[clients → gateway]");
    }
}
