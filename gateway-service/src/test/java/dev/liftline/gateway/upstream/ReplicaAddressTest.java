package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaAddressTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1:8101, 127.0.0.1, 8101", "ingest-1:1, ingest-1, 1", "[::1]:65535, ::1, 65535"})
    void parsesHostAndPort(String text, String host, int port) {
        ReplicaAddress address = ReplicaAddress.parse(text);
        assertThat(address).isEqualTo(new ReplicaAddress(host, port));
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                ":80",
                "host:",
                "host:0",
                "host:65536",
                "host:-1",
                "host:8x",
                "a b:80",
                "::1:80",
                "h/x:80"
            })
    void rejectsAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReplicaAddress.parse(text));
    }
}
