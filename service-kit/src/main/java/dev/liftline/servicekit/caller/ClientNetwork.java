package dev.liftline.servicekit.caller;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** By what clients without a credential are counted. */
public final class ClientNetwork {

    private static final int IPV6_NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /**
     * An IPv4 address itself; of an IPv6 address the network of 64 bits, as whoever has one of its addresses usually has all of them.
     *
     * @param address a literal
     */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address ipv6
                    ? HexFormat.of().formatHex(ipv6.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
