package dev.liftline.local.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordHeadTest {

    private static final Instant TIME = Instant.parse("2026-11-29T21:15:24.987Z");

    @Test
    void readsServicesAndKafka() {
        assertThat(RecordHead.of("2026-11-29T21:15:24.987Z  INFO 17372 --- [gateway-service] [main] d.l.Gateway : Up"))
                .contains(new RecordHead(TIME, Level.INFO));
        assertThat(RecordHead.of("2026-11-29T22:15:24.987+01:00  WARN kafka.server.KafkaRaftServer : Slow"))
                .contains(new RecordHead(TIME, Level.WARN));
    }

    @Test
    void readsPostgres() {
        assertThat(RecordHead.of("2026-11-29 21:15:24.987 UTC [17275] LOG:  starting PostgreSQL 18.6"))
                .contains(new RecordHead(TIME, Level.INFO));
        assertThat(RecordHead.of("2026-11-29 21:15:24.987 UTC [17275] FATAL:  the database system is shutting down"))
                .contains(new RecordHead(TIME, Level.ERROR));
    }

    @Test
    void readsRedisInTheZoneOfTheMachine() {
        var time = LocalDateTime.parse("2026-11-29T21:15:24.064")
                .atZone(ZoneId.systemDefault())
                .toInstant();

        assertThat(RecordHead.of("17243:M 29 Nov 2026 21:15:24.064 * Ready to accept connections"))
                .contains(new RecordHead(time, Level.INFO));
        assertThat(RecordHead.of("17243:M 29 Nov 2026 21:15:24.064 # Out of memory"))
                .contains(new RecordHead(time, Level.WARN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tat java.base/java.lang.Thread.run(Thread.java:1474)",
                "Caused by: java.io.IOException: broken",
                "2026-11-29 21:15:24.987 UTC [17275] STATEMENT:  SELECT 1",
                "2026-99-99T21:15:24.987Z  INFO not a date",
                "",
            })
    void otherLinesContinueTheRecordBefore(String line) {
        assertThat(RecordHead.of(line)).isEmpty();
    }
}
