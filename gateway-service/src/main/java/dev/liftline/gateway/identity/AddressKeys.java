package dev.liftline.gateway.identity;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which key a client has by its address, for clients that send none. Spring converts the setting by {@link #from}. Immutable. */
public final class AddressKeys {

    private static final String RULE =
            "must be ranges of addresses, each with the id of a key, such as 10.3.0.0/16=resort-3,2001:db8::/48=resort-4";

    private record Range(IpSubnetFilterRule addresses, int prefix, String key) {}

    private final List<Range> ranges;

    private AddressKeys(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads {@code 10.3.0.0/16=KEYID,2001:db8::/48=KEYID}. The smallest range counts; a range of all addresses is refused.
     *
     * @throws IllegalArgumentException with the rule
     */
    public static AddressKeys from(String text) {
        return new AddressKeys(
                text.isBlank()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1))
                                .map(entry -> range(entry.strip()))
                                .sorted(Comparator.comparingInt(Range::prefix).reversed())
                                .toList());
    }

    private static Range range(String entry) {
        int slash = entry.indexOf('/');
        int equals = entry.indexOf('=');
        if (slash < 0 || equals < slash || equals == entry.length() - 1) {
            throw new IllegalArgumentException(RULE);
        }
        try {
            InetAddress address = InetAddress.ofLiteral(entry.substring(0, slash));
            // The short forms of inet_aton are surprising: 10.3 is 10.0.0.3.
            if (address instanceof Inet4Address && !address.getHostAddress().equals(entry.substring(0, slash))) {
                throw new IllegalArgumentException(RULE);
            }
            int prefix = Integer.parseInt(entry.substring(slash + 1, equals));
            if (prefix < 1 || prefix > address.getAddress().length * Byte.SIZE) {
                throw new IllegalArgumentException(RULE);
            }
            return new Range(
                    new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT),
                    prefix,
                    entry.substring(equals + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(RULE, e);
        }
    }

    /**
     * The id of the key of an address; null if it has none.
     *
     * @param address a literal, as of a connection
     */
    public @Nullable String key(String address) {
        if (ranges.isEmpty()) {
            return null;
        }
        InetSocketAddress client = new InetSocketAddress(InetAddress.ofLiteral(address), 0);
        return ranges.stream()
                .filter(range -> range.addresses().matches(client))
                .map(Range::key)
                .findFirst()
                .orElse(null);
    }
}
