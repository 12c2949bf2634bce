package dev.liftline.local.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.ProcessStatus;
import dev.liftline.local.terminal.Terminal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatusTableTest {

    private static final Instant SINCE = Instant.parse("2020-11-29T10:00:00Z");

    private static final StatusReport REPORT = new StatusReport(
            false,
            "http://127.0.0.1:8080",
            true,
            12.25,
            new ConsumerLag(1800, 40.5, 3.1),
            List.of(
                    ProcessHealth.of(
                            new ProcessStatus("Redis", true, true, 4711, 16379, -1, 0, 6, SINCE), "does not respond"),
                    ProcessHealth.of(new ProcessStatus("ingest-1", true, true, 4712, 8101, 9101, 2, 200, SINCE), null),
                    ProcessHealth.of(new ProcessStatus("ingest-2", true, false, 4713, 8102, 9102, 1, 80, SINCE), null),
                    ProcessHealth.of(new ProcessStatus("ingest-3", false, false, -1, 8103, 9103, 1, -1, null), null)));

    @Test
    void showsEveryProcessAndTheLoad() {
        var since = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(SINCE.atZone(ZoneId.systemDefault()));

        assertThat(new StatusTable(new Terminal(false, false))
                        .render(REPORT)
                        .lines()
                        .map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "PROCESS STATE PID PORT MANAGEMENT RESTARTS MEMORY SINCE",
                        "Redis unhealthy: does not respond 4711 16379 - 0 6 MiB " + since,
                        "ingest-1 ready 4712 8101 9101 2 200 MiB " + since,
                        "ingest-2 starting 4713 8102 9102 1 80 MiB " + since,
                        "ingest-3 down - 8103 9103 1 - -",
                        "total 286 MiB",
                        "",
                        "gateway http://127.0.0.1:8080",
                        "access open: nobody is asked who he is",
                        "requests 12.3/s",
                        "consumer lag 1,800 rides (measured 3 s ago)",
                        "oldest unstored waits 40.5 s");
    }

    @Test
    void hasAStableJson() {
        assertThat(JsonMapper.shared().writeValueAsString(REPORT))
                .startsWith("{\"ready\":false,\"gateway\":\"http://127.0.0.1:8080\",\"open\":true,"
                        + "\"requestsPerSecond\":12.25,"
                        + "\"consumerLag\":{\"rides\":1800,\"oldestSeconds\":40.5,\"measuredSecondsAgo\":3.1},"
                        + "\"processes\":[{\"name\":\"Redis\",\"state\":\"unhealthy\",\"problem\":\"does not respond\","
                        + "\"pid\":4711,\"port\":16379,\"managementPort\":null,\"restarts\":0,\"mebibytes\":6,"
                        + "\"since\":\"2020-11-29T10:00:00Z\"}");
    }
}
