package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

    @Test
    void theInnermostCauseTells() {
        assertThat(FailureMessage.sentence(
                        new IllegalStateException("outer", new SQLException("relation does not exist"))))
                .isEqualTo("relation does not exist");
    }

    @Test
    void theOneAroundANetworkFailureNamesTheServer() {
        var refused = new SQLException("Connection to 127.0.0.1:15432 refused.", new ConnectException("refused"));

        assertThat(FailureMessage.sentence(new IllegalStateException("outer", refused)))
                .isEqualTo("Connection to 127.0.0.1:15432 refused.");
    }

    @Test
    void aCauseWithoutMessageDoesNotHideItsWrapper() {
        assertThat(FailureMessage.sentence(new IOException("Stream closed", new IOException())))
                .isEqualTo("Stream closed");
    }

    @Test
    void withoutAnyMessageTheTypeTells() {
        assertThat(FailureMessage.sentence(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
