package dev.liftline.benchmarks.peers.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassPathTest {

    private static final ClassPath CLASS_PATH =
            new ClassPath("/m2/spring-boot-jdbc-4.1.1.jar:/m2/spring-boot-4.1.2.jar:/m2/a/sink-3.6.0.Final.jar");

    @Test
    void findsTheVersionOfExactlyTheArtifact() {
        assertThat(CLASS_PATH.version("spring-boot")).isEqualTo("4.1.2");
        assertThat(CLASS_PATH.version("sink")).isEqualTo("3.6.0.Final");
        assertThat(CLASS_PATH.version("boot")).isEqualTo("unknown");
    }

    @Test
    void putsEntriesBeforeItsOwn() {
        assertThat(new ClassPath("/b").after("/a").text()).isEqualTo("/a:/b");
    }
}
