package dev.liftline.gateway.identity;

import dev.liftline.gateway.AddressRange;
import dev.liftline.model.caller.Credential;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which key a client has by its address, for clients that send none. Spring converts the setting by {@link #from}. Immutable. */
public final class AddressKeys {

    private static final String RULE =
            "must be ranges of addresses, each with the id of a key, such as 10.3.0.0/16=resort-3,2001:db8::/48=resort-4";

    private record RangeKey(AddressRange range, String key) {}

    private final List<RangeKey> keys;

    private AddressKeys(List<RangeKey> keys) {
        this.keys = keys;
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
                                .map(entry -> rangeKey(entry.strip()))
                                .sorted(Comparator.comparingInt(
                                                (RangeKey key) -> key.range().prefix())
                                        .reversed())
                                .toList());
    }

    private static RangeKey rangeKey(String entry) {
        int equals = entry.indexOf('=');
        AddressRange range = equals < 0 ? null : AddressRange.parse(entry.substring(0, equals));
        String key = entry.substring(equals + 1);
        if (range == null || !Credential.isId(key)) {
            throw new IllegalArgumentException(RULE);
        }
        return new RangeKey(range, key);
    }

    /** The id of the key of an address; null if it has none. */
    public @Nullable String key(String address) {
        InetAddress client = keys.isEmpty() ? null : AddressRange.address(address);
        if (client == null) {
            return null;
        }
        return keys.stream()
                .filter(key -> key.range().contains(client))
                .map(RangeKey::key)
                .findFirst()
                .orElse(null);
    }
}
