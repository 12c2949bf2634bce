package dev.liftline.testkit.servers;

import java.util.List;

/** The container images of the servers, as docker-compose.yml names them. */
final class Images {

    static final String POSTGRES = "postgres:18";
    static final String KAFKA = "apache/kafka:4.2.2";
    static final String REDIS = "redis:8";

    /** Testcontainers' helper that removes containers of a killed test run. */
    private static final String RYUK = "testcontainers/ryuk:0.14.0";

    static final List<String> ALL = List.of(POSTGRES, KAFKA, REDIS, RYUK);

    private Images() {}
}
