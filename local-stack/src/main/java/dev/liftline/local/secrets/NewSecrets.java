package dev.liftline.local.secrets;

import dev.liftline.local.process.FileTree;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.Credential.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the secrets of a first start. */
final class NewSecrets {

    static final String SCANNER_KEYS_HEADER = "resort,key";
    static final String SKIERS_HEADER = "skier,pass,pin";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSPHRASE_BYTES = 16;
    private static final int KEY_ID_BYTES = 3;
    /** Of a PIN: six or eight could be a date, which is no PIN. */
    private static final int PIN_DIGITS = 7;

    private static final int MIN_DIFFERENT_DIGITS = 3;

    private NewSecrets() {}

    /** Writes all files, or no directory. */
    static void write(Path directory) throws IOException {
        var partial = directory.resolveSibling("." + directory.getFileName() + ".partial");
        FileTree.delete(partial);
        SecretFile.createDirectory(partial);
        // A later stack on older data makes keys with other ids: those of the lost secrets stay in the database.
        var suffix = hex(KEY_ID_BYTES);
        InternalSecrets.write(LocalSecrets.internalFile(partial), List.of(InternalSecrets.generate()));
        SecretFile.write(LocalSecrets.adminKeyFile(partial), List.of(key(Kind.OPERATOR, "local-admin-" + suffix)));
        SecretFile.write(LocalSecrets.passphraseFile(partial), List.of(hex(PASSPHRASE_BYTES)));
        SecretFile.write(
                LocalSecrets.scannerKeysFile(partial),
                table(
                        SCANNER_KEYS_HEADER,
                        LocalSecrets.RESORTS,
                        resort -> "%d,%s"
                                .formatted(resort, key(Kind.SCANNER, "resort-%d-%s".formatted(resort, suffix)))));
        SecretFile.write(
                LocalSecrets.skiersFile(partial),
                table(SKIERS_HEADER, LocalSecrets.SKIERS, skier -> "%d,LL-%08d,%s".formatted(skier, skier, pin())));
        Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> table(String header, int rows, IntFunction<String> row) {
        return Stream.concat(Stream.of(header), IntStream.rangeClosed(1, rows).mapToObj(row))
                .toList();
    }

    private static String key(Kind kind, String id) {
        return Credential.generate(kind, id).text();
    }

    /** Random digits that are neither a repetition nor a sequence. */
    private static String pin() {
        String pin;
        long different;
        do {
            pin = RANDOM.ints(PIN_DIGITS, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
            different = pin.chars().distinct().count();
        } while (different < MIN_DIFFERENT_DIGITS || different == PIN_DIGITS);
        return pin;
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
