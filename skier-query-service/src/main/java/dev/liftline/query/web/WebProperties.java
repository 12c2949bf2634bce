package dev.liftline.query.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are let in.
 *
 * @param maxInFlight requests of the API at a time, 1 to 100,000; more are answered 503
 */
@ConfigurationProperties("liftline.web")
record WebProperties(@DefaultValue("384") int maxInFlight) {

    WebProperties {
        if (maxInFlight < 1 || maxInFlight > 100_000) {
            throw new IllegalArgumentException(
                    "liftline.web.max-in-flight must be from 1 to 100000, not " + maxInFlight);
        }
    }
}
