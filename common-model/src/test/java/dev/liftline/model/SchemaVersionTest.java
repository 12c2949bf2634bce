package dev.liftline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SchemaVersionTest {

    @Test
    void readsEveryMinorVersionOfTheCurrentMajorVersion() {
        assertThat(SchemaVersion.parse("1.0").isReadable()).isTrue();
        assertThat(SchemaVersion.parse("1.99").isReadable()).isTrue();
        assertThat(SchemaVersion.parse("2.0").isReadable()).isFalse();
        assertThat(SchemaVersion.parse(SchemaVersion.CURRENT.toString())).isEqualTo(SchemaVersion.CURRENT);
    }

    @Test
    void rejectsTextThatIsNotAVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaVersion.parse("1"));
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaVersion.parse("1.0\n"));
    }
}
