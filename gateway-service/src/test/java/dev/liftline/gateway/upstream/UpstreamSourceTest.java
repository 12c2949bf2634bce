package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamSourceTest {

    @Test
    void parsesAListANameAndAFile() {
        assertThat(UpstreamSource.from("static:a:1, b:2"))
                .isEqualTo(new UpstreamSource.Fixed(List.of(new ReplicaAddress("a", 1), new ReplicaAddress("b", 2))));
        assertThat(UpstreamSource.from("dns:liftride-ingest-service:8101"))
                .isEqualTo(new UpstreamSource.Dns("liftride-ingest-service", 8101));
        assertThat(UpstreamSource.from("file:/run/ingest"))
                .isEqualTo(new UpstreamSource.WatchedFile(Path.of("/run/ingest")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "static", "static:", "static:a", "static:a:1,", "dns:a", "file:relative", "http://a:1", "a:1"
            })
    void rejectsAnythingElseInOneSentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpstreamSource.from(text))
                .withMessageMatching(".*(is not|must be).*");
    }
}
