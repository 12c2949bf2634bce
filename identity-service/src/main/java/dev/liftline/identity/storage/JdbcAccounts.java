package dev.liftline.identity.storage;

import dev.liftline.identity.Accounts;
import dev.liftline.identity.Accounts.Account;
import dev.liftline.identity.Person;
import dev.liftline.model.caller.CallerRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plain SQL. */
@Component
class JdbcAccounts implements Accounts {

    /** Skiers have positive ids: matches none. */
    private static final int NOBODY = -1;

    private final JdbcClient jdbc;

    JdbcAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Account> ofPass(String passId) {
        return jdbc.sql("""
                        SELECT skier_id, pin_hash, locked_until
                        FROM pass JOIN account USING (skier_id)
                        WHERE pass_id = :pass AND current_date BETWEEN valid_from AND coalesce(valid_to, 'infinity')
                        """)
                .param("pass", passId)
                .query((row, _) -> new Account(
                        Person.skier(row.getInt("skier_id")),
                        row.getString("pin_hash"),
                        Columns.instant(row, "locked_until")))
                .optional();
    }

    @Override
    public Optional<Account> ofSkier(int skierId) {
        return jdbc.sql("SELECT pin_hash, locked_until FROM account WHERE skier_id = :skier")
                .param("skier", skierId)
                .query((row, _) -> new Account(
                        Person.skier(skierId), row.getString("pin_hash"), Columns.instant(row, "locked_until")))
                .optional();
    }

    @Override
    public Optional<Account> ofOperator(String name) {
        return jdbc.sql("""
                        SELECT name, role, resort_id, passphrase_hash, locked_until
                        FROM operator
                        WHERE name = :name AND deleted_at IS NULL
                        """)
                .param("name", name)
                .query((row, _) -> new Account(
                        new Person(
                                CallerRole.of(row.getString("role")), row.getString("name"), row.getInt("resort_id")),
                        row.getString("passphrase_hash"),
                        Columns.instant(row, "locked_until")))
                .optional();
    }

    @Override
    public void fail(@Nullable Account account, int free, Duration maxDelay) {
        jdbc.sql("""
                        UPDATE %s
                        SET failures = failures + 1,
                            locked_until = CASE WHEN failures >= :free THEN
                                now() + least(:max, power(2, least(failures - :free, 20))) * interval '1 second' END
                        WHERE %s = :id AND (locked_until IS NULL OR locked_until <= now())
                        """.formatted(table(account), key(account)))
                .param("free", free)
                .param("max", maxDelay.toSeconds())
                .param("id", id(account))
                .update();
    }

    @Override
    public boolean succeed(Account account, Instant now) {
        return jdbc.sql("""
                                UPDATE %s SET failures = 0, locked_until = NULL
                                WHERE %s = :id AND %s = :matched AND (locked_until IS NULL OR locked_until <= :now)
                                """.formatted(table(account), key(account), secret(account)))
                        .param("id", id(account))
                        .param("matched", account.secretHash())
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }

    private static boolean isOperator(@Nullable Account account) {
        return account != null && !account.person().isSkier();
    }

    private static String table(@Nullable Account account) {
        return isOperator(account) ? "operator" : "account";
    }

    private static String key(@Nullable Account account) {
        return isOperator(account) ? "name" : "skier_id";
    }

    private static String secret(Account account) {
        return isOperator(account) ? "passphrase_hash" : "pin_hash";
    }

    private static Object id(@Nullable Account account) {
        if (account == null) {
            return NOBODY;
        }
        return account.person().isSkier()
                ? account.person().skierId()
                : account.person().subject();
    }

    @Override
    public Optional<Preferences> preferences(int skierId) {
        return jdbc.sql("SELECT units, language, shares, nickname FROM account WHERE skier_id = :skier")
                .param("skier", skierId)
                .query((row, _) -> new Preferences(
                        row.getString("units"),
                        row.getString("language"),
                        row.getBoolean("shares"),
                        row.getString("nickname")))
                .optional();
    }

    @Override
    public void setUnitsAndLanguage(int skierId, String units, String language) {
        jdbc.sql("UPDATE account SET units = :units, language = :language WHERE skier_id = :skier")
                .param("units", units)
                .param("language", language)
                .param("skier", skierId)
                .update();
    }

    @Override
    public void setNickname(int skierId, @Nullable String nickname) {
        jdbc.sql("UPDATE account SET nickname = :nickname WHERE skier_id = :skier")
                .param("nickname", nickname)
                .param("skier", skierId)
                .update();
    }

    @Override
    public Optional<Pass> pass(String passId) {
        return jdbc.sql("SELECT pass_id, skier_id, resort_id, valid_from, valid_to FROM pass WHERE pass_id = :pass")
                .param("pass", passId)
                .query((row, _) -> new Pass(
                        row.getString("pass_id"),
                        row.getInt("skier_id"),
                        row.getInt("resort_id"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .optional();
    }

    @Override
    @Transactional
    public void add(Pass pass) {
        jdbc.sql("INSERT INTO account (skier_id) VALUES (:skier) ON CONFLICT DO NOTHING")
                .param("skier", pass.skierId())
                .update();
        jdbc.sql("""
                        INSERT INTO pass (pass_id, skier_id, resort_id, valid_from, valid_to)
                        VALUES (:pass, :skier, :resort, :from, :to)
                        """)
                .param("pass", pass.id())
                .param("skier", pass.skierId())
                .param("resort", Columns.restriction(pass.resort()))
                .param("from", pass.validFrom())
                .param("to", pass.validTo())
                .update();
    }

    @Override
    @Transactional
    public void addActivation(String codeHash, int skierId, Instant expiresAt) {
        jdbc.sql("DELETE FROM activation WHERE skier_id = :skier AND used_at IS NULL")
                .param("skier", skierId)
                .update();
        jdbc.sql("INSERT INTO activation (code_hash, skier_id, expires_at) VALUES (:hash, :skier, :expires)")
                .param("hash", codeHash)
                .param("skier", skierId)
                .param("expires", Columns.time(expiresAt))
                .update();
    }

    @Override
    public OptionalInt skierOf(String codeHash) {
        return jdbc.sql("""
                        SELECT skier_id FROM activation
                        WHERE code_hash = :hash AND used_at IS NULL AND expires_at > now()
                        """)
                .param("hash", codeHash)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public boolean useActivation(String codeHash, String pinHash) {
        return jdbc.sql("""
                                WITH code AS (
                                    UPDATE activation SET used_at = now()
                                    WHERE code_hash = :hash AND used_at IS NULL AND expires_at > now()
                                    RETURNING skier_id)
                                UPDATE account SET pin_hash = :pin, failures = 0, locked_until = NULL
                                FROM code WHERE account.skier_id = code.skier_id
                                """).param("hash", codeHash).param("pin", pinHash).update() > 0;
    }
}
