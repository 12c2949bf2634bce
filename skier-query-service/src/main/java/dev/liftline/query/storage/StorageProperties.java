package dev.liftline.query.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How PostgreSQL is read.
 *
 * @param namesMaxAge how old the names of resorts and lifts may be, a millisecond or more
 */
@ConfigurationProperties("liftline.storage")
record StorageProperties(@DefaultValue("30s") Duration namesMaxAge) {

    StorageProperties {
        if (namesMaxAge.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "liftline.storage.names-max-age must be a millisecond or more, not " + namesMaxAge);
        }
    }
}
