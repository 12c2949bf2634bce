package dev.liftline.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.UpstreamSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsReplicaSourceTest {

    private static final UpstreamSource.Dns SOURCE = new UpstreamSource.Dns("ingest", 8101);

    @Test
    void returnsEveryAddressInOrder() throws IOException {
        assertThat(read("10.0.0.7", "10.0.0.5", "10.0.0.7"))
                .containsExactly(new ReplicaAddress("10.0.0.5", 8101), new ReplicaAddress("10.0.0.7", 8101));
    }

    @Test
    void prefersIpv4OnADualStackNetwork() throws IOException {
        assertThat(read("fd00::5", "10.0.0.5")).containsExactly(new ReplicaAddress("10.0.0.5", 8101));
    }

    @Test
    void returnsIpv6Addresses() throws IOException {
        assertThat(read("fd00::5")).containsExactly(new ReplicaAddress("fd00:0:0:0:0:0:0:5", 8101));
    }

    @Test
    void failsForAnUnknownName() {
        DnsReplicaSource replicas = new DnsReplicaSource(SOURCE, name -> {
            throw new UnknownHostException(name);
        });
        assertThatIOException().isThrownBy(replicas::read).withMessage("the name ingest has no address");
    }

    @Test
    void resolvesLocalhost() throws IOException {
        DnsReplicaSource replicas =
                new DnsReplicaSource(new UpstreamSource.Dns("localhost", 80), InetAddress::getAllByName);
        assertThat(replicas.read()).containsExactly(new ReplicaAddress("127.0.0.1", 80));
    }

    private static List<ReplicaAddress> read(String... addresses) throws IOException {
        return new DnsReplicaSource(SOURCE, name -> resolve(addresses)).read();
    }

    private static InetAddress[] resolve(String... addresses) throws UnknownHostException {
        InetAddress[] resolved = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            resolved[i] = InetAddress.getByName(addresses[i]);
        }
        return resolved;
    }
}
