package dev.liftline.identity.storage;

import dev.liftline.identity.Operators;
import dev.liftline.identity.Person;
import dev.liftline.model.caller.CallerRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plain SQL. A deleted operator keeps his row, without a hash. */
@Component
class JdbcOperators implements Operators.Store {

    private final JdbcClient jdbc;

    JdbcOperators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Person> all() {
        return jdbc.sql("SELECT name, role, resort_id FROM operator WHERE deleted_at IS NULL ORDER BY name")
                .query(JdbcOperators::operator)
                .list();
    }

    @Override
    public Optional<Person> find(String name) {
        return jdbc.sql("SELECT name, role, resort_id FROM operator WHERE name = :name AND deleted_at IS NULL")
                .param("name", name)
                .query(JdbcOperators::operator)
                .optional();
    }

    @Override
    public boolean add(Person operator, String passphraseHash) {
        return jdbc.sql("""
                                INSERT INTO operator (name, passphrase_hash, role, resort_id)
                                VALUES (:name, :hash, :role, :resort)
                                ON CONFLICT (name) DO UPDATE SET
                                    passphrase_hash = excluded.passphrase_hash,
                                    role = excluded.role,
                                    resort_id = excluded.resort_id,
                                    failures = 0,
                                    locked_until = NULL,
                                    deleted_at = NULL
                                WHERE operator.deleted_at IS NOT NULL
                                """)
                        .param("name", operator.subject())
                        .param("hash", passphraseHash)
                        .param("role", operator.role().id())
                        .param("resort", Columns.restriction(operator.resort()))
                        .update()
                > 0;
    }

    @Override
    public boolean setPassphrase(String name, String passphraseHash) {
        return jdbc.sql("""
                                UPDATE operator SET passphrase_hash = :hash, failures = 0, locked_until = NULL
                                WHERE name = :name AND deleted_at IS NULL
                                """).param("hash", passphraseHash).param("name", name).update() > 0;
    }

    @Override
    public boolean delete(String name) {
        // A sign-in under way compares the hash again before it is recorded.
        return jdbc.sql("""
                                UPDATE operator SET passphrase_hash = '', deleted_at = now()
                                WHERE name = :name AND deleted_at IS NULL
                                """).param("name", name).update() > 0;
    }

    @Override
    public int lockAdmins() {
        return jdbc.sql("SELECT name FROM operator WHERE role = :role AND deleted_at IS NULL ORDER BY name FOR UPDATE")
                .param("role", CallerRole.ADMIN.id())
                .query(String.class)
                .list()
                .size();
    }

    private static Person operator(ResultSet row, int number) throws SQLException {
        return new Person(CallerRole.of(row.getString("role")), row.getString("name"), row.getInt("resort_id"));
    }
}
