package dev.liftline.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataVersionTest {

    @TempDir
    private Path data = Path.of("");

    @Test
    void takesDataWithoutAVersionAndOlderData() {
        DataVersion.require(data, 2);
        assertThat(data.resolve("version")).doesNotExist();
        DataVersion.note(data, 2);
        DataVersion.require(data, 3);
        assertThat(data.resolve("version")).hasContent("layout=1\nschema=2\n");

        DataVersion.note(data, 3);

        assertThat(data.resolve("version")).hasContent("layout=1\nschema=3\n");
    }

    @Test
    void rejectsDataOfANewerReleaseAndLeavesThem() throws Exception {
        Files.writeString(data.resolve("version"), "layout=1\nschema=4\n");

        assertThatThrownBy(() -> DataVersion.require(data, 3))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "The data in %s are of a newer Liftline (version 1.4; this one has 1.3): update this clone, or"
                                + " choose another directory with LIFTLINE_HOME.",
                        data);
        assertThat(data.resolve("version")).hasContent("layout=1\nschema=4\n");
    }

    @Test
    void rejectsAVersionThatCannotBeRead() throws Exception {
        Files.writeString(data.resolve("version"), "?");

        assertThatThrownBy(() -> DataVersion.require(data, 3))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(data.toString());
    }
}
