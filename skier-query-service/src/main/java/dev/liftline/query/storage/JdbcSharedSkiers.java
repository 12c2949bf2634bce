package dev.liftline.query.storage;

import dev.liftline.query.app.SharedSkiers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The view that identity-service publishes, {@code docs/contracts/identity.md}. */
@Component
class JdbcSharedSkiers implements SharedSkiers {

    private final JdbcClient jdbc;

    JdbcSharedSkiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Integer, String> nicknames(Collection<Integer> skiers) {
        Map<Integer, String> names = new HashMap<>();
        jdbc.sql("""
                        SELECT skier_id, nickname
                        FROM identity.shared_skier
                        WHERE skier_id = ANY (:skiers)
                        """).param("skiers", skiers.toArray(Integer[]::new)).query(row -> {
            names.put(row.getInt("skier_id"), row.getString("nickname"));
        });
        return names;
    }
}
