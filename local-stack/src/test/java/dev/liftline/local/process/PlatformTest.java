package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux, amd64",
        "Linux, aarch64, linux, arm64",
        "Mac OS X, x86_64, darwin, amd64",
        "Mac OS X, aarch64, darwin, arm64",
    })
    void recognisesPlatformsWithBinaries(String osName, String osArch, String system, String processor) {
        assertThat(Platform.of(osName, osArch)).isEqualTo(new Platform(system, processor));
    }

    @Test
    void recommendsComposeOnOtherPlatforms() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("not for Windows 11 on amd64")
                .hasMessageContaining("docker compose up");
    }
}
