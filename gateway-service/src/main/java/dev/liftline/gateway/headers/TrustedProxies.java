package dev.liftline.gateway.headers;

import dev.liftline.gateway.AddressRange;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies, such as load balancers, whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} the gateway believes. Spring converts
 * the setting by {@link #from}. Immutable.
 */
public final class TrustedProxies {

    static final String FORWARDED_FOR = "X-Forwarded-For";
    static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private static final String RULE = "must be ranges of addresses such as 10.0.0.0/8,2001:db8::/48";

    private final List<AddressRange> ranges;

    private TrustedProxies(List<AddressRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads {@code 10.0.0.0/8,2001:db8::/48}; a range of all addresses is refused.
     *
     * @throws IllegalArgumentException with the rule
     */
    public static TrustedProxies from(String text) {
        return new TrustedProxies(
                text.isBlank()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1))
                                .map(range -> range(range.strip()))
                                .toList());
    }

    private static AddressRange range(String text) {
        AddressRange range = AddressRange.parse(text);
        if (range == null) {
            throw new IllegalArgumentException(RULE);
        }
        return range;
    }

    /**
     * Who sent a request. Each proxy appends the address it was connected from, so that the last one that is no trusted proxy's is the
     * client's; what is before it may be invented.
     */
    public RemoteClient client(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        boolean proxy = isTrusted(address);
        if (!proxy) {
            return new RemoteClient(address, request.isSSL(), false);
        }
        for (String hop : values(request, FORWARDED_FOR).reversed()) {
            InetAddress sender = AddressRange.address(withoutPort(hop));
            if (sender == null) {
                break;
            }
            address = sender.getHostAddress();
            proxy = isTrusted(address);
            if (!proxy) {
                break;
            }
        }
        List<String> protocols = values(request, FORWARDED_PROTO);
        boolean tls =
                protocols.isEmpty() ? request.isSSL() : protocols.getLast().equalsIgnoreCase("https");
        return new RemoteClient(address, tls, proxy);
    }

    /** Some balancers write {@code 192.0.2.1:5678}, {@code [2001:db8::1]} or {@code [2001:db8::1]:5678}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private boolean isTrusted(String address) {
        if (ranges.isEmpty()) {
            return false;
        }
        InetAddress proxy = AddressRange.address(address);
        return proxy != null && ranges.stream().anyMatch(range -> range.contains(proxy));
    }

    private static List<String> values(HttpServerRequest request, String name) {
        return request.headers().getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
