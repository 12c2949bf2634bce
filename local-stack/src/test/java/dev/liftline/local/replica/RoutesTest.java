package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void connectsDirectlyByDefault() {
        assertThat(Routes.DIRECT.toServer(Role.CONSUMER, Server.POSTGRES, 15432))
                .isEqualTo(15432);
        assertThat(Routes.DIRECT.toReplica(Role.INGEST, "ingest-1", 8101)).isEqualTo(8101);
        assertThat(Routes.DIRECT.kafkaListeners()).isEmpty();
    }
}
