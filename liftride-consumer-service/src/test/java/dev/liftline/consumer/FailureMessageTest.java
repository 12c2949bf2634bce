package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

    @Test
    void usesTheInnermostCause() {
        assertThat(FailureMessage.of(new IllegalStateException("outer", new SQLException("relation does not exist"))))
                .isEqualTo("relation does not exist");
    }

    @Test
    void usesTheExceptionAroundANetworkFailure() {
        var refused = new SQLException("Connection to 127.0.0.1:15432 refused.", new ConnectException("refused"));

        assertThat(FailureMessage.of(new IllegalStateException("outer", refused)))
                .isEqualTo("Connection to 127.0.0.1:15432 refused.");
    }

    @Test
    void ignoresACauseWithoutAMessage() {
        assertThat(FailureMessage.of(new IOException("Stream closed", new IOException())))
                .isEqualTo("Stream closed");
    }

    @Test
    void usesTheTypeIfThereIsNoMessage() {
        assertThat(FailureMessage.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
