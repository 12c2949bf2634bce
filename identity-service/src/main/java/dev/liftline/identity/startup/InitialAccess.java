package dev.liftline.identity.startup;

import dev.liftline.identity.AccessKey;
import dev.liftline.identity.AccessStore;
import dev.liftline.identity.IdentityProperties;
import dev.liftline.identity.SecretHasher;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import dev.liftline.servicekit.settings.AbsoluteFile;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Adds the access of the initial access file that is missing, and changes nothing that exists. */
@Component
class InitialAccess {

    private static final Logger log = LoggerFactory.getLogger(InitialAccess.class);

    private final InitialAccessFile file;
    private final AccessStore store;
    private final SecretHasher hasher;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    InitialAccess(
            IdentityProperties properties,
            AccessStore store,
            SecretHasher hasher,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        AbsoluteFile path = properties.initialAccessFile();
        this.file = path == null ? InitialAccessFile.NONE : InitialAccessFile.read(path.path());
        this.store = store;
        this.hasher = hasher;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Replicas that start at once do it one after another. */
    void addMissing() {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtext('initial access'))")
                    .query(Integer.class)
                    .single();
            long added = file.keys().stream().filter(this::add).count()
                    + file.operators().stream().filter(this::add).count()
                    + file.skiers().stream().filter(this::add).count();
            if (added > 0) {
                log.info("Added {} of the initial access: {}", added, file);
            }
        });
    }

    private boolean add(InitialAccessFile.Key key) {
        Credential credential = key.parsed();
        if (store.key(credential.id()).isPresent()) {
            return false;
        }
        store.add(new AccessKey(
                credential.id(),
                credential.hash().hex(),
                CallerRole.of(key.role()),
                key.name(),
                Objects.requireNonNullElse(key.resort(), 0),
                Objects.requireNonNullElse(key.lift(), 0),
                Instant.now(),
                null,
                null));
        return true;
    }

    private boolean add(InitialAccessFile.Operator operator) {
        if (exists("SELECT 1 FROM operator WHERE name = :id", operator.name())) {
            return false;
        }
        jdbc.sql("INSERT INTO operator (name, passphrase_hash, role, resort_id) VALUES (:name, :hash, :role, :resort)")
                .param("name", operator.name())
                .param("hash", hasher.hash(operator.passphrase()))
                .param("role", operator.role())
                .param("resort", operator.resort())
                .update();
        return true;
    }

    private boolean add(InitialAccessFile.Skier skier) {
        if (exists("SELECT 1 FROM pass WHERE pass_id = :id", skier.pass())
                || exists(
                        "SELECT 1 FROM deleted_account WHERE skier_id::text = :id", Integer.toString(skier.skier()))) {
            return false;
        }
        jdbc.sql("INSERT INTO account (skier_id, pin_hash) VALUES (:skier, :pin) ON CONFLICT DO NOTHING")
                .param("skier", skier.skier())
                .param("pin", hasher.hash(skier.pin()))
                .update();
        jdbc.sql("INSERT INTO pass (pass_id, skier_id, valid_from) VALUES (:pass, :skier, current_date)")
                .param("pass", skier.pass())
                .param("skier", skier.skier())
                .update();
        return true;
    }

    private boolean exists(String query, String id) {
        return jdbc.sql(query).param("id", id).query(Integer.class).optional().isPresent();
    }
}
