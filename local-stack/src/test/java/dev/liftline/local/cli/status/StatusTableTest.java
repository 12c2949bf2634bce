package dev.liftline.local.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.ProcessStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    @Test
    void listsEveryProcessAndTheTotalMemory() {
        var table = StatusTable.render(List.of(
                new ProcessStatus("Redis", true, 4711, 16379, -1, 0, 6),
                new ProcessStatus("ingest-1", true, 4712, 8101, 9101, 2, 200),
                new ProcessStatus("ingest-2", false, -1, 8102, 9102, 1, -1)));

        assertThat(table.lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "PROCESS STATE PID PORT MANAGEMENT RESTARTS MEMORY",
                        "Redis running 4711 16379 - 0 6 MiB",
                        "ingest-1 running 4712 8101 9101 2 200 MiB",
                        "ingest-2 down - 8102 9102 1 -",
                        "total 206 MiB");
    }
}
