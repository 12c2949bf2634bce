package dev.liftline.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCertificateTest {

    @TempDir
    private Path secrets = Path.of("");

    private LocalCertificate certificate = LocalCertificate.of(Path.of(""));

    @BeforeEach
    void inTheSecretsOfAStack() {
        certificate = LocalCertificate.of(secrets);
    }

    @Test
    void isForTheNamesOfThisMachineAndOnlyItsUserReadsTheKey() throws Exception {
        assertThat(certificate.createOrRenew()).isTrue();

        var x509 = read();
        assertThat(Objects.requireNonNull(x509.getSubjectAlternativeNames()).stream()
                        .map(name -> name.get(1).toString()))
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(x509.getPublicKey())
                .isInstanceOfSatisfying(
                        ECPublicKey.class,
                        key -> assertThat(key.getParams().getOrder().bitLength())
                                .isEqualTo(256));
        x509.verify(x509.getPublicKey());
        assertThat(certificate.directory())
                .satisfies(directory -> assertThat(mode(directory)).isEqualTo("rwx------"));
        try (var files = Files.list(certificate.directory())) {
            assertThat(files.toList())
                    .containsExactlyInAnyOrder(certificate.file(), certificate.key())
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void isKeptUntilItExpiresWithinThirtyDays() throws Exception {
        certificate.createOrRenew();
        var first = read();
        var renewedFrom = first.getNotAfter().toInstant().minus(LocalCertificate.RENEWED_BEFORE);

        assertThat(certificate.createOrRenew(Clock.fixed(renewedFrom.minus(Duration.ofMinutes(1)), ZoneOffset.UTC)))
                .isFalse();
        assertThat(read()).isEqualTo(first);
        assertThat(certificate.createOrRenew(Clock.fixed(renewedFrom.plus(Duration.ofMinutes(1)), ZoneOffset.UTC)))
                .isTrue();
        assertThat(read()).isNotEqualTo(first);
    }

    @Test
    void aDamagedCertificateOrAKeyThatOthersReadIsOneSentence() throws Exception {
        certificate.createOrRenew();
        Files.setPosixFilePermissions(certificate.key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(certificate::createOrRenew)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("key.pem can be read by other users: run chmod 600 on it");

        Files.writeString(certificate.file(), "no certificate\n");
        assertThatThrownBy(certificate::createOrRenew)
                .isInstanceOf(StartException.class)
                .hasMessageEndingWith("is damaged: delete its directory, and ./liftline up makes a new certificate.");
    }

    private X509Certificate read() throws Exception {
        try (var pem = Files.newInputStream(certificate.file())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
