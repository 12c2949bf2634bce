package dev.liftline.query.metrics;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The addresses of a name, such as that of a headless Service, which has one for each process. Blocks. */
@FunctionalInterface
interface Addresses {

    /** All addresses of a name, as the system's resolver knows them. */
    InetAddress[] resolve(String name) throws UnknownHostException;

    /** In order. On a dual-stack network a process has two addresses; both would count it twice. */
    default List<String> of(String name) throws UnknownHostException {
        InetAddress[] found = resolve(name);
        boolean ipv4 = Arrays.stream(found).anyMatch(Inet4Address.class::isInstance);
        return Arrays.stream(found)
                .filter(address -> !ipv4 || address instanceof Inet4Address)
                .map(InetAddress::getHostAddress)
                .sorted()
                .distinct()
                .toList();
    }
}
