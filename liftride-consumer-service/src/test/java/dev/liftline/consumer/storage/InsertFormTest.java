package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InsertFormTest {

    private final InsertForm form = new InsertForm();

    @Test
    void beginsWithCopy() {
        assertThat(form.isCopyFaster()).isTrue();
    }

    @Test
    void keepsCopyWhileSomeBatchesHaveDuplicates() {
        IntStream.range(0, 100).forEach(n -> {
            record(n % 2 == 0);
            assertThat(form.isCopyFaster()).isTrue();
        });
    }

    @Test
    void leavesCopyAfterFiveBatchesWithDuplicates() {
        record(true, true, true, true);
        assertThat(form.isCopyFaster()).isTrue();

        record(true);
        assertThat(form.isCopyFaster()).isFalse();
    }

    @Test
    void returnsToCopyAfterTwoBatchesWithout() {
        IntStream.range(0, 1_000).forEach(n -> record(true));

        record(false);
        assertThat(form.isCopyFaster()).isFalse();
        record(false);
        assertThat(form.isCopyFaster()).isTrue();
    }

    private void record(Boolean... hadDuplicates) {
        Arrays.stream(hadDuplicates).forEach(form::record);
    }
}
