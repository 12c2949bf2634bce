package dev.liftline.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StoredOffsetsTest {

    private static final TopicPartition ONE = new TopicPartition("lift-rides", 1);
    private static final TopicPartition TWO = new TopicPartition("lift-rides", 2);

    private final StoredOffsets offsets = new StoredOffsets();

    @Test
    void nothingIsDueBeforeTheCacheKnows() {
        offsets.add(ONE, 10, 1);

        assertThat(offsets.upTo(mark -> mark <= 0)).isEmpty();
        assertThat(offsets.upTo(mark -> mark <= 1)).isEqualTo(Map.of(ONE, new OffsetAndMetadata(10)));
        assertThat(offsets.lastMark()).hasValue(1);
    }

    @Test
    void theFirstIsDueWhileTheCacheIsBehindTheLast() {
        offsets.add(ONE, 10, 1);
        offsets.add(ONE, 20, 2);
        offsets.add(ONE, 30, 3);

        assertThat(offsets.upTo(mark -> mark <= 2)).isEqualTo(Map.of(ONE, new OffsetAndMetadata(10)));
        assertThat(offsets.upTo(mark -> mark <= 3)).isEqualTo(Map.of(ONE, new OffsetAndMetadata(30)));
    }

    @Test
    void whatIsReleasedIsNotDueAgainAndWhatCameLaterStays() {
        offsets.add(ONE, 10, 1);
        offsets.add(ONE, 20, 2);

        offsets.release(ONE, new OffsetAndMetadata(10));

        assertThat(offsets.upTo(mark -> mark <= 1)).isEmpty();
        assertThat(offsets.upTo(mark -> true)).isEqualTo(Map.of(ONE, new OffsetAndMetadata(20)));
        offsets.release(ONE, new OffsetAndMetadata(20));
        assertThat(offsets.isEmpty()).isTrue();
        assertThat(offsets.lastMark()).isEmpty();
    }

    @Test
    void partitionsThatAreForgottenAreCountedWhenSomethingWasHeld() {
        offsets.add(ONE, 10, 1);

        assertThat(offsets.forget(List.of(TWO))).isZero();
        assertThat(offsets.forget(List.of(ONE, TWO))).isEqualTo(1);
        assertThat(offsets.isEmpty()).isTrue();
    }
}
