package dev.liftline.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsColumnsAndPutsNumbersToTheRight() {
        var table = new TextTable(
                List.of("topic", "records"), List.of(List.of("lift-rides", "7"), List.of("lift-rides-dlt", "12000")));

        assertThat(table.text()).isEqualTo("""
            topic           records
            --------------  -------
            lift-rides            7
            lift-rides-dlt    12000
            """);
    }

    @Test
    void showsTheHeaderOfNoRows() {
        assertThat(new TextTable(List.of("a", "bc"), List.of()).text()).isEqualTo("a  bc\n-  --\n");
    }
}
