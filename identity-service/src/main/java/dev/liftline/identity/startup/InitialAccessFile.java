package dev.liftline.identity.startup;

import dev.liftline.identity.AccessKey;
import dev.liftline.identity.PinRule;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    private static final Set<String> KEY_ROLES = Set.of("scanner", "resort", "security", "admin");
    private static final Set<String> OPERATOR_ROLES = Set.of("resort", "security", "admin");

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
        } catch (WrongEntryException e) {
            throw new IllegalStateException("The initial access file %s is wrong: %s.".formatted(file, e.getMessage()));
        } catch (JacksonException | IOException e) {
            // Jackson's message quotes the file: neither it nor the cause may be logged.
            throw new IllegalStateException(
                    "The initial access file %s cannot be read, or is not as docs/configuration.md describes it (%s)."
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    /** @throws WrongEntryException at the first entry that is wrong */
    private void check() {
        for (int i = 0; i < keys.size(); i++) {
            check(keys.get(i), "keys[%d]".formatted(i));
        }
        for (int i = 0; i < operators.size(); i++) {
            check(operators.get(i), "operators[%d]".formatted(i));
        }
        for (int i = 0; i < skiers.size(); i++) {
            check(skiers.get(i), "skiers[%d]".formatted(i));
        }
    }

    private static void check(Skier skier, String entry) {
        require(skier != null, entry + " is missing");
        require(skier.pass() != null, entry + ".pass is missing");
        requireSecret(skier.pin(), entry + ".pin");
    }

    private static void check(Key key, String entry) {
        require(key != null, entry + " is missing");
        requireName(key.name(), entry);
        require(
                key.role() != null && KEY_ROLES.contains(key.role()),
                entry + ".role must be scanner, resort, security or admin");
        boolean scanner = "scanner".equals(key.role());
        Credential credential = key.credential() == null ? null : Credential.parse(key.credential());
        require(
                credential != null
                        && credential.kind() == (scanner ? Credential.Kind.SCANNER : Credential.Kind.OPERATOR),
                entry + ".credential must begin with " + (scanner ? "ll_scan_" : "ll_oper_")
                        + " and have an id and 43 characters");
        requireResort(key.role(), key.resort(), entry);
        require(
                key.lift() == null || (scanner && RideField.LIFT_ID.allows(key.lift())),
                entry + ".lift must be a lift, and for the role scanner only");
    }

    private static void check(Operator operator, String entry) {
        require(operator != null, entry + " is missing");
        requireName(operator.name(), entry);
        require(
                operator.role() != null && OPERATOR_ROLES.contains(operator.role()),
                entry + ".role must be resort, security or admin");
        requireResort(operator.role(), operator.resort(), entry);
        requireSecret(operator.passphrase(), entry + ".passphrase");
    }

    private static void requireResort(String role, @Nullable Integer resort, String entry) {
        boolean bound = CallerRole.of(role).isOfOneResort();
        require(
                bound ? resort != null && RideField.RESORT_ID.allows(resort) : resort == null,
                entry + ".resort must be " + (bound ? "the one resort of" : "left out for") + " the role " + role);
    }

    private static void requireName(@Nullable String name, String entry) {
        require(name != null && AccessKey.isName(name), entry + ".name " + AccessKey.NAME_RULE);
    }

    /** bcrypt hashes 72 bytes at most. */
    private static void requireSecret(@Nullable String secret, String field) {
        require(
                secret != null
                        && !secret.isBlank()
                        && secret.getBytes(StandardCharsets.UTF_8).length <= PinRule.MAX_BYTES,
                field + " must have 1 to 72 bytes");
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new WrongEntryException(rule);
        }
    }

    /** Its message names an entry and its rule, and no value. */
    private static final class WrongEntryException extends RuntimeException {

        WrongEntryException(String message) {
            super(message, null, false, false);
        }
    }

    /** Without content. */
    @Override
    public String toString() {
        return "%d keys, %d operators, %d skiers".formatted(keys.size(), operators.size(), skiers.size());
    }
}
