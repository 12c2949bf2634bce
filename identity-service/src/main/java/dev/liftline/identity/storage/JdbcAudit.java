package dev.liftline.identity.storage;

import dev.liftline.identity.Audit;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inserts one row for each event. */
@Component
class JdbcAudit implements Audit {

    private final JdbcClient jdbc;

    JdbcAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(Event event, String subject, Source source) {
        jdbc.sql("INSERT INTO audit (event, subject, actor, address) VALUES (:event, :subject, :actor, :address)")
                .param("event", event.name().toLowerCase(Locale.ROOT))
                .param("subject", subject)
                .param("actor", source.actor())
                .param("address", source.address())
                .update();
    }
}
