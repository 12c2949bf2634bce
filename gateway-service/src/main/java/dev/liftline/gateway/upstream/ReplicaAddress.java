package dev.liftline.gateway.upstream;

import dev.liftline.gateway.AsciiCharacters;

/**
 * Where a replica listens.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ReplicaAddress(String host, int port) {

    private static final int MAX_PORT = 65_535;
    private static final AsciiCharacters HOST_CHARACTERS = new AsciiCharacters(".-_:");

    /** @throws IllegalArgumentException when the host is not a host name or address, or the port is out of range */
    public ReplicaAddress {
        if (host.isEmpty() || host.length() > 253 || !HOST_CHARACTERS.containsAll(host)) {
            throw new IllegalArgumentException("'" + host + "' is not a host name or address");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(port + " is not a port from 1 to 65535");
        }
    }

    /**
     * Reads {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException with one sentence that names the error
     */
    public static ReplicaAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not host:port");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("'" + text + "' needs brackets around its IPv6 address");
        }
        return new ReplicaAddress(host, Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
