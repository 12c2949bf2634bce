package dev.liftline.gateway;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A range of addresses, for example {@code 10.3.0.0/16} or {@code 2001:db8::/48}. Immutable. */
public final class AddressRange {

    private final IpSubnetFilterRule rule;
    private final int prefix;

    private AddressRange(IpSubnetFilterRule rule, int prefix) {
        this.rule = rule;
        this.prefix = prefix;
    }

    /**
     * Reads an address and the length of its prefix, at least 1.
     *
     * @return null if the text is no range
     */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = slash < 0 ? null : address(text.substring(0, slash));
        if (address == null) {
            return null;
        }
        try {
            int prefix = Integer.parseInt(text.substring(slash + 1));
            return prefix < 1 || prefix > address.getAddress().length * Byte.SIZE
                    ? null
                    : new AddressRange(new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT), prefix);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Reads an address, without looking a name up.
     *
     * @return null if the text is no address
     */
    public static @Nullable InetAddress address(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            // Java also takes the short forms of inet_aton, in which 10.3 is 10.0.0.3.
            boolean isShort = address instanceof Inet4Address
                    && text.indexOf(':') < 0
                    && text.chars().filter(c -> c == '.').count() < 3;
            return isShort ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, 0));
    }

    /** The length of the prefix in bits: the longer, the smaller is the range. */
    public int prefix() {
        return prefix;
    }
}
