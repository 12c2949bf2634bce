package dev.liftline.local.secrets;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.StartException;
import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The secrets of one stack, made at its first start. The directory has mode 0700 and each file 0600: {@code internal} (the secret with
 * which gateways sign callers), {@code admin-key}, {@code admin-passphrase}, {@code scanner-keys.csv}, {@code skiers.csv} and {@code
 * initial-access.json}, which the identity service reads. Immutable.
 */
public final class LocalSecrets implements Credentials {

    /** Resorts 1 to this one have a scanner key. */
    public static final int RESORTS = 10;

    /** Skiers 1 to this one can sign in. */
    public static final int SKIERS = 10;

    /** The name of the operator whose passphrase is {@link #adminPassphrase}. */
    public static final String ADMIN = "admin";

    private final Path directory;
    private final String adminKey;
    private final String adminPassphrase;
    private final Map<Integer, String> scannerKeys = new HashMap<>();
    private final List<DemoSkier> skiers;

    private LocalSecrets(Path directory) {
        this.directory = directory;
        adminKey = key(adminKeyFile(directory), only(adminKeyFile(directory)));
        adminPassphrase = only(passphraseFile(directory));
        var keys = scannerKeysFile(directory);
        for (var row : rows(keys, NewSecrets.SCANNER_KEYS_HEADER)) {
            scannerKeys.put(number(keys, row[0]), key(keys, row[1]));
        }
        var skierFile = skiersFile(directory);
        skiers = rows(skierFile, NewSecrets.SKIERS_HEADER).stream()
                .map(row -> new DemoSkier(number(skierFile, row[0]), row[1], row[2]))
                .toList();
    }

    /**
     * Reads the secrets in a directory, and makes them first if it does not exist.
     *
     * @throws StartException if a file is missing or damaged, other users can read it, or the directory cannot be written
     */
    public static LocalSecrets createOrRead(Path directory) {
        try {
            if (!Files.exists(directory)) {
                NewSecrets.write(directory);
            }
            InternalSecrets.require(internalFile(directory));
            var secrets = new LocalSecrets(directory);
            SecretFile.write(initialAccessFile(directory), List.of(InitialAccess.json(secrets)));
            return secrets;
        } catch (IOException e) {
            throw new StartException(
                    "The secrets in %s cannot be written: make the directory writable, or choose another home with LIFTLINE_HOME."
                            .formatted(directory),
                    e);
        }
    }

    /**
     * Reads the secrets in a directory, which may lack the internal one: clients do not need it.
     *
     * @throws StartException if there are none, or as {@link #createOrRead}
     */
    public static LocalSecrets read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StartException("There are no secrets in %s: ./liftline up makes them.".formatted(directory));
        }
        return new LocalSecrets(directory);
    }

    /** The secrets that sign callers, one in each line. */
    public static Path internalFile(Path directory) {
        return directory.resolve("internal");
    }

    /** Keys, operators and skiers, which the identity service inserts if it does not know them. */
    public static Path initialAccessFile(Path directory) {
        return directory.resolve("initial-access.json");
    }

    /** The file with the admin key alone. */
    public static Path adminKeyFile(Path directory) {
        return directory.resolve("admin-key");
    }

    /** The file with {@link #adminPassphrase} alone. */
    public static Path passphraseFile(Path directory) {
        return directory.resolve("admin-passphrase");
    }

    static Path scannerKeysFile(Path directory) {
        return directory.resolve("scanner-keys.csv");
    }

    /** Skiers, passes and PINs, one skier in each line after the first. */
    public static Path skiersFile(Path directory) {
        return directory.resolve("skiers.csv");
    }

    /** Where the files are. */
    public Path directory() {
        return directory;
    }

    /** The key of an operator who may do everything. */
    public String adminKey() {
        return adminKey;
    }

    /** With which {@link #ADMIN} signs in. */
    public String adminPassphrase() {
        return adminPassphrase;
    }

    /**
     * The key of a resort's scanners.
     *
     * @throws IllegalArgumentException if the resort has none
     */
    public String scannerKey(int resort) {
        var key = scannerKeys.get(resort);
        if (key == null) {
            throw new IllegalArgumentException("there is no scanner key of resort " + resort);
        }
        return key;
    }

    @Override
    public String scanner(int resort) {
        return scannerKeys.getOrDefault(resort, adminKey);
    }

    @Override
    public String operator() {
        return adminKey;
    }

    /** By resort. */
    Map<Integer, String> scannerKeys() {
        return scannerKeys;
    }

    /** Skiers who can sign in. */
    public List<DemoSkier> skiers() {
        return skiers;
    }

    private static String only(Path file) {
        var lines = SecretFile.read(file);
        if (lines.size() != 1) {
            throw SecretFile.damaged(file, "it must have one line");
        }
        return lines.getFirst();
    }

    private static String key(Path file, String text) {
        if (Credential.parse(text) == null) {
            throw SecretFile.damaged(file, "a key in it is incomplete");
        }
        return text;
    }

    private static int number(Path file, String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw SecretFile.damaged(file, "a line does not begin with a number");
        }
        return Integer.parseInt(text);
    }

    private static List<String[]> rows(Path file, String header) {
        var lines = SecretFile.read(file);
        int columns = header.split(",", -1).length;
        var rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        if (lines.isEmpty() || !lines.getFirst().equals(header) || rows.isEmpty()) {
            throw SecretFile.damaged(file, "its first line must be %s, and others follow".formatted(header));
        }
        if (rows.stream().anyMatch(row -> row.length != columns)) {
            throw SecretFile.damaged(file, "each line must have %d values".formatted(columns));
        }
        return rows;
    }
}
