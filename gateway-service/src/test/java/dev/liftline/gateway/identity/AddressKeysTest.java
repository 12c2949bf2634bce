package dev.liftline.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKeysTest {

    private final AddressKeys keys = AddressKeys.from("10.3.0.0/16=three, 10.3.7.0/24=seven,2001:db8::/48=six");

    @ParameterizedTest
    @CsvSource({
        "10.3.0.1, three",
        "10.3.255.255, three",
        "10.3.7.1, seven",
        "2001:db8::1, six",
        // IPv4 as a socket that listens on IPv6 sees it.
        "::ffff:10.3.7.1, seven"
    })
    void findsTheSmallestRange(String address, String key) {
        assertThat(keys.key(address)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.4.0.1", "2001:db9::1", "::1", "127.0.0.1"})
    void findsNothingElse(String address) {
        assertThat(keys.key(address)).isNull();
    }

    @Test
    void mayBeEmpty() {
        assertThat(AddressKeys.from("").key("10.3.0.1")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.3.0.0=three",
                "10.3.0.0/16",
                "10.3.0.0/16=",
                "10.3.0.0/x=three",
                "10.3.0.0/0=three",
                "10.3.0.0/33=three",
                "::/0=three",
                "localhost/32=three",
                "10.3/16=three",
                "10.3.0.0/16=three,",
                "three=10.3.0.0/16"
            })
    void rejectsAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressKeys.from(text))
                .withMessageContaining("such as 10.3.0.0/16=resort-3");
    }
}
