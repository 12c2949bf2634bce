package dev.liftline.e2e.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.liftline.e2e.supplychain.SecretScan.Finding;
import dev.liftline.e2e.supplychain.SecretScan.Rule;
import dev.liftline.local.process.Commands;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.Credential.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file that Git tracks holds a secret. */
@Tag("slow")
class SecretScanIT {

    private static final Path REPOSITORY = Path.of("..", "..");

    /** What looks like a password and is none that protects anything, each with its reason. Remove an entry when its finding is gone. */
    private static final Set<Finding> ALLOWED = Set.of(
            // The documented password of a database that only one machine reaches.
            new Finding(Rule.PASSWORD_SETTING, "docker-compose.yml", "liftline"),
            new Finding(Rule.PASSWORD_SETTING, "k8s/overlays/local/kustomization.yaml", "liftline"),
            // The same in the base64 of a Kubernetes Secret.
            new Finding(Rule.PASSWORD_SETTING, "k8s/rendered/local.yaml", "bGlmdGxpbmU="),
            // Sentences.
            new Finding(Rule.PASSWORD_SETTING, "docker/secrets", "there"),
            new Finding(Rule.PASSWORD_SETTING, "identity-service/src/main/resources/application.yaml", "resort"),
            // The name of a header.
            new Finding(
                    Rule.PASSWORD,
                    "gateway-service/src/main/java/dev/liftline/gateway/access/SentCredential.java",
                    "X-API-Key"),
            // The label of a field, and what reads it.
            new Finding(Rule.PASSWORD, "skier-app/src/main/resources/web/board/en.json", "Passphrase"),
            new Finding(Rule.PASSWORD, "skier-app/src/main/resources/web/board/de.json", "Passphrase"),
            new Finding(
                    Rule.PASSWORD_SETTING,
                    "skier-app/src/main/resources/web/board/sign-in.js",
                    "event.target.elements.passphrase.value"),
            // The name of a variable.
            new Finding(
                    Rule.PASSWORD,
                    "local-stack/src/main/java/dev/liftline/local/secrets/LocalCertificate.java",
                    "LIFTLINE_KEYTOOL_PASSWORD"),
            // Invented by a test of messages about such URLs.
            new Finding(
                    Rule.USER_IN_URL,
                    "service-kit/src/test/java/dev/liftline/servicekit/settings/RecordCheckTest.java",
                    "secret"));

    @TempDir
    private Path planted = Path.of("");

    @Test
    void noTrackedFileHoldsASecret() throws IOException {
        assumeThat(REPOSITORY.resolve(".git")).exists();

        List<Finding> findings = SecretScan.run(REPOSITORY);

        assertThat(findings).as("but what is allowed").isSubsetOf(ALLOWED);
        assertThat(ALLOWED)
                .as("nothing is allowed that is not there")
                .isSubsetOf(findings)
                .as("keys and credentials are never allowed")
                .allMatch(
                        finding -> finding.rule().name().startsWith("PASSWORD") || finding.rule() == Rule.USER_IN_URL);
    }

    @Test
    void everyKindOfPlantedSecretIsFound() throws Exception {
        assertThat(Commands.succeeds("git", "init", "--quiet", planted.toString()))
                .isTrue();
        Path credential = plant(
                "key.txt", "key=" + Credential.generate(Kind.SCANNER, "alder-1").text() + "\n");
        plant("Session.java", "\"" + Credential.generate(Kind.SESSION, "s").text() + "\"");
        plant("src/test/resources/tls.pem", privateKey());
        plant("notes.md", "AK" + "IA" + "Q3EGR7XNKDM5PTHZ and gh" + "p_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");
        plant("Key.java", privateKey().replace("\n", "\\n"));
        plant("client.md", "client-secret" + ": " + "hunter42");
        plant("link.txt", "redis://:" + "hunter42" + "@cache:6379");
        plant("src/main/resources/application.yaml", "password" + ": ${LIFTLINE_DB_PASSWORD:" + "hunter42}");
        plant("src/main/java/Setup.java", "String pass" + "word = \"" + "hunter42\";");
        plant("src/test/java/SetupTest.java", "String pass" + "word = \"" + "invented\";");
        assertThat(SecretScan.run(planted)).as("not tracked").isEmpty();

        assertThat(Commands.succeeds("git", "-C", planted.toString(), "add", "--all"))
                .isTrue();
        List<Finding> findings = SecretScan.run(planted);

        assertThat(findings.stream().map(Finding::rule).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Rule.values()).collect(Collectors.toSet()));
        assertThat(findings.stream().map(Finding::file))
                .containsExactlyInAnyOrder(
                        "key.txt",
                        "Session.java",
                        "src/test/resources/tls.pem",
                        "notes.md",
                        "notes.md",
                        "Key.java",
                        "client.md",
                        "link.txt",
                        "src/main/resources/application.yaml",
                        "src/main/java/Setup.java");
        assertThat(findings)
                .noneMatch(ALLOWED::contains)
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain(finding.secret()));
        assertThat(Files.readString(credential)).contains("ll_" + "scan_alder-1_");
    }

    private Path plant(String name, String content) throws IOException {
        Path file = planted.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String privateKey() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN " + "PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END "
                + "PRIVATE KEY-----\n";
    }
}
