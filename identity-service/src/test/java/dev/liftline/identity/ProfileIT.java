package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a skier chooses about himself. */
@IdentityServiceTest
class ProfileIT {

    private final Client client;
    private final JdbcClient jdbc;

    ProfileIT(Client client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void reset() {
        Ready.await(client);
        jdbc.sql("UPDATE account SET units = 'metric', language = 'en', shares = false, nickname = NULL")
                .update();
    }

    @Test
    void keepsUnitsAndLanguage() {
        SignedIn skier = SignedIn.skier(client);

        assertThat(client.put("/me/settings", "{\"units\":\"us\",\"language\":\"de\"}", skier.caller())
                        .statusCode())
                .isEqualTo(204);

        assertThat(client.get("/me", skier.caller()).body())
                .isEqualTo("{\"role\":\"skier\",\"skierID\":7,\"units\":\"us\",\"language\":\"de\",\"shares\":false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"units":"imperial","language":"en"} | units
            {"units":"us","language":"fr"}       | language
            {"units":"us"}                       | language
            {"units":1,"language":"en"}          | units
            {"units":"us","language":"en","x":1} | x
            """)
    void namesTheWrongSetting(String body, String field) {
        SignedIn skier = SignedIn.skier(client);

        assertThat(json(400, client.put("/me/settings", body, skier.caller()))
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo(field);
        assertThat(client.get("/me", skier.caller()).body()).contains("\"units\":\"metric\",\"language\":\"en\"");
    }

    @Test
    void onlySkiersHaveSettings() {
        assertThat(client.put("/me/settings", "{\"units\":\"us\",\"language\":\"de\"}", ADMIN)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void publishesTheNicknameOfASkierWhoShares() {
        SignedIn skier = SignedIn.skier(client);

        share(skier, "{\"shares\":true}");
        assertThat(published()).isEmpty();

        share(skier, "{\"shares\":true,\"nickname\":\"Mia\"}");
        assertThat(published()).isEqualTo("7 Mia");
        assertThat(client.get("/me", skier.caller()).body()).contains("\"shares\":true,\"nickname\":\"Mia\"");

        share(skier, "{\"shares\":false}");
        assertThat(published()).isEmpty();

        share(skier, "{\"shares\":true}");
        assertThat(published()).isEqualTo("7 Mia");

        share(skier, "{\"shares\":true,\"nickname\":null}");
        assertThat(published()).isEmpty();
        assertThat(client.get("/me", skier.caller()).body()).doesNotContain("nickname");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jo", "Ångström", "É. O'Neill-Müller 2", "雪雪", "twenty letters long."})
    void takesNamesOfManyLanguages(String nickname) {
        SignedIn skier = SignedIn.skier(client);

        share(skier, "{\"shares\":true,\"nickname\":\"%s\"}".formatted(nickname));

        assertThat(published()).isEqualTo("7 " + nickname);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M", "twenty-one letters lo", " Mia", "Mia ", "<b>", "a\\u0000b", "\\u202eaiM", ""})
    void rejectsOtherNames(String nickname) {
        SignedIn skier = SignedIn.skier(client);

        assertThat(json(
                                400,
                                client.put(
                                        "/me/sharing",
                                        "{\"shares\":true,\"nickname\":\"%s\"}".formatted(nickname),
                                        skier.caller()))
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("nickname");
        assertThat(client.get("/me", skier.caller()).body()).contains("\"shares\":false");
    }

    private void share(SignedIn skier, String body) {
        assertThat(client.put("/me/sharing", body, skier.caller()).statusCode()).isEqualTo(204);
    }

    private String published() {
        return String.join(
                ", ",
                jdbc.sql("SELECT skier_id || ' ' || nickname FROM shared_skier")
                        .query(String.class)
                        .list());
    }
}
