package dev.liftline.gateway.discovery;

import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.UpstreamSource;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Resolves a name with the system's resolver, so that Kubernetes' search domains, Docker's name server and the hosts file
 * apply. Blocks.
 */
final class DnsReplicaSource implements ReplicaSource {

    /** The system's resolver, or a test's. */
    interface Resolver {
        InetAddress[] resolve(String name) throws UnknownHostException;
    }

    private final UpstreamSource.Dns source;
    private final Resolver resolver;

    DnsReplicaSource(UpstreamSource.Dns source, Resolver resolver) {
        this.source = source;
        this.resolver = resolver;
    }

    @Override
    public List<ReplicaAddress> read() throws IOException {
        InetAddress[] found;
        try {
            found = resolver.resolve(source.name());
        } catch (UnknownHostException e) {
            throw new IOException("the name " + source.name() + " has no address", e);
        }
        boolean ipv4 = Arrays.stream(found).anyMatch(Inet4Address.class::isInstance);
        // On a dual-stack network a replica has two addresses; both would count it twice.
        return Arrays.stream(found)
                .filter(address -> !ipv4 || address instanceof Inet4Address)
                .map(InetAddress::getHostAddress)
                .map(DnsReplicaSource::withoutZone)
                .sorted()
                .distinct()
                .map(address -> new ReplicaAddress(address, source.port()))
                .toList();
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
