package dev.liftline.model.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.model.caller.Credential.Kind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

    private static final String SECRET = "A-_4567890123456789012345678901234567890123";

    @Test
    void hidesSecretsInTexts() {
        String key = Credential.generate(Kind.SCANNER, "alder-1").text();
        String token = Credential.generate(Kind.SESSION, "s").text();

        assertThat(Credential.hideIn("/admin/keys/" + key + "/" + token))
                .isEqualTo("/admin/keys/ll_scan_alder-1_…/ll_sess_s_…");
        assertThat(Credential.hideIn("/skills/will_do")).isEqualTo("/skills/will_do");
        assertThat(Credential.isIn("x" + key)).isTrue();
        assertThat(Credential.isIn("ll_scan_alder-1")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aGeneratedCredentialIsParsedAgain(Kind kind) {
        Credential generated = Credential.generate(kind, "lift-21");
        assertThat(Credential.parse(generated.text())).isEqualTo(generated);
        assertThat(Credential.generate(kind, "lift-21").hash()).isNotEqualTo(generated.hash());
    }

    @Test
    void aSecretMayContainSeparators() {
        Credential parsed = Objects.requireNonNull(Credential.parse("ll_scan_a-1_" + SECRET));
        assertThat(parsed.kind()).isEqualTo(Kind.SCANNER);
        assertThat(parsed.id()).isEqualTo("a-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ll_",
                "ll_scan",
                "ll_scan_" + SECRET,
                "ll_scan__" + SECRET,
                "ll_scan_a b_" + SECRET,
                "ll_scan_a_b_" + SECRET,
                "ll_scan_a_" + SECRET + "x",
                "ll_scan_a_" + "x" + SECRET,
                "ll_scan_a_A+/4567890123456789012345678901234567890123",
                "ll_skan_a_" + SECRET,
                "xx_scan_a_" + SECRET,
                "ll_scan_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_" + SECRET
            })
    void anythingElseIsNoCredential(String text) {
        assertThat(Credential.parse(text)).isNull();
    }

    @Test
    void rejectsAnInvalidId() {
        assertThatThrownBy(() -> Credential.generate(Kind.SCANNER, "a_b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The id must be 1 to 32 letters, digits or hyphens.");
    }

    @Test
    void doesNotPrintItsSecret() {
        assertThat(Credential.generate(Kind.OPERATOR, "night")).hasToString("ll_oper_night");
    }

    @Test
    void theHashIsTheSha256OfTheText() {
        CredentialHash hash = CredentialHash.of("abc");
        assertThat(hash.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(CredentialHash.parse(hash.hex())).isEqualTo(hash);
        assertThatThrownBy(() -> CredentialHash.parse("00")).isInstanceOf(IllegalArgumentException.class);
    }
}
