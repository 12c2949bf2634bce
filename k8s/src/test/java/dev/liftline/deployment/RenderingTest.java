package dev.liftline.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed rendering, which the other tests read, matches the manifests. */
class RenderingTest {
    private static final Path K8S = Repository.ROOT.resolve("k8s");

    @Test
    void kubernetesModelsKnowEveryRenderedField() {
        assertThat(Manifests.rendered().objects()).isNotEmpty();
    }

    @Test
    void renderingIsUpToDateWithTheManifests() {
        assertThat(Repository.read("k8s/rendered/local.sha256").lines())
                .as("run k8s/render after a change below k8s/base or k8s/overlays, and commit what it writes")
                .containsExactlyInAnyOrderElementsOf(
                        sources().map(RenderingTest::checksum).toList());
    }

    @Test
    void kubectlRendersTheCommittedFile() throws IOException, InterruptedException {
        Optional<Path> kubectl = onPath("kubectl");
        assumeThat(kubectl)
                .as("kubectl on the PATH; without it only the checksums are compared")
                .isPresent();

        Path fresh = Files.createTempFile("rendered", ".yaml");
        Process process = new ProcessBuilder(
                        kubectl.orElseThrow().toString(),
                        "kustomize",
                        K8S.resolve("overlays/local").toString())
                .redirectOutput(fresh.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(process.waitFor()).isZero();
        List<HasMetadata> objects = new StrictManifestReader().read(Files.readString(fresh));
        Files.delete(fresh);
        assertThat(objects)
                .containsExactlyInAnyOrderElementsOf(Manifests.rendered().objects());
    }

    private static Stream<Path> sources() {
        return Stream.of("k8s/base", "k8s/overlays").flatMap(Repository::files);
    }

    /** The hash in the format of sha256sum. */
    private static String checksum(Path file) {
        try {
            String text = Files.readString(file);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest) + "  "
                    + K8S.relativize(file).toString().replace(File.separatorChar, '/');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
