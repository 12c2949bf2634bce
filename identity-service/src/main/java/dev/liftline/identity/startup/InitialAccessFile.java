package dev.liftline.identity.startup;

import dev.liftline.identity.PinRule;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of the initial access file, with credentials, passphrases and PINs that are not stored. Its texts must not be logged.
 *
 * @param keys of scanners and operators
 * @param operators who sign in with a passphrase
 * @param skiers who sign in with pass and PIN
 */
record InitialAccessFile(List<Key> keys, List<Operator> operators, List<Skier> skiers) {

    static final InitialAccessFile NONE = new InitialAccessFile(null, null, null);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    InitialAccessFile(@Nullable List<Key> keys, @Nullable List<Operator> operators, @Nullable List<Skier> skiers) {
        this.keys = Objects.requireNonNullElse(keys, List.of());
        this.operators = Objects.requireNonNullElse(operators, List.of());
        this.skiers = Objects.requireNonNullElse(skiers, List.of());
    }

    /** Null for a resort or lift: every one. */
    record Key(
            String credential,
            String name,
            String role,
            @Nullable Integer resort,
            @Nullable Integer lift) {

        Credential parsed() {
            return Objects.requireNonNull(Credential.parse(credential));
        }
    }

    /** Null for a resort: every one. */
    record Operator(
            String name,
            String passphrase,
            String role,
            @Nullable Integer resort) {}

    /** One skier with one pass. */
    record Skier(String pass, int skier, String pin) {}

    /** @throws IllegalStateException if the file cannot be read or is wrong; the message names it and no secret */
    static InitialAccessFile read(Path file) {
        try {
            InitialAccessFile access = JSON.readValue(Files.readAllBytes(file), InitialAccessFile.class);
            access.check();
            return access;
        } catch (JacksonException | IOException | IllegalArgumentException | NullPointerException e) {
            // Jackson's message quotes the file: neither it nor the cause may be logged.
            throw new IllegalStateException(
                    "The initial access file %s cannot be read, or is not as docs/configuration.md describes it (%s)."
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private void check() {
        keys.forEach(key -> {
            key.parsed();
            Objects.requireNonNull(key.name());
            CallerRole.of(key.role());
        });
        operators.forEach(operator -> {
            Objects.requireNonNull(operator.name());
            requireSecret(operator.passphrase());
            CallerRole.of(operator.role());
        });
        skiers.forEach(skier -> {
            Objects.requireNonNull(skier.pass());
            requireSecret(skier.pin());
        });
    }

    /** bcrypt hashes 72 bytes at most. */
    private static void requireSecret(String secret) {
        if (secret.isBlank() || secret.getBytes(StandardCharsets.UTF_8).length > PinRule.MAX_BYTES) {
            throw new IllegalArgumentException("A secret is empty or too long.");
        }
    }

    /** Without content. */
    @Override
    public String toString() {
        return "%d keys, %d operators, %d skiers".formatted(keys.size(), operators.size(), skiers.size());
    }
}
