package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsFileTest {

    @TempDir
    private Path directory = Path.of("");

    private PortsFile file = new PortsFile(new StackHome(Path.of("")));

    @BeforeEach
    void inAnEmptyHome() {
        file = new PortsFile(new StackHome(directory));
    }

    @Test
    void keepsTheChoice() {
        assertThat(file.read()).isEqualTo(StackPorts.DEFAULT);

        file.write(PortsFile.parse("+1000"));

        assertThat(file.read()).isEqualTo(new StackPorts(9080, 10080, 20092, 20093, 16432, 17379, 17380, 1000));
    }

    @Test
    void readsTheFileOfAReleaseWithOneRedis() throws IOException {
        Files.writeString(directory.resolve("ports"), "9080\n10080\n20092\n20093\n16432\n17379\n1000\n");

        assertThat(file.read()).isEqualTo(PortsFile.parse("+1000"));
    }

    @Test
    void takesFreePortsAllDifferent() {
        var ports = PortsFile.parse("free");

        assertThat(new int[] {
                    ports.gateway(),
                    ports.gatewayManagement(),
                    ports.kafka(),
                    ports.kafkaController(),
                    ports.postgres(),
                    ports.redis(),
                    ports.sessionRedis()
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void explainsAFileThatCannotBeRead() throws IOException {
        Files.createDirectory(directory.resolve("ports"));

        assertThatThrownBy(file::read)
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith(directory.resolve("ports") + " cannot be read (")
                .hasMessageEndingWith("choose again with --ports.");
    }

    @Test
    void explainsABrokenFile() throws IOException {
        Files.writeString(directory.resolve("ports"), "8080\nx\n");

        assertThatThrownBy(file::read).hasMessageEndingWith("delete it or choose again with --ports.");
    }
}
