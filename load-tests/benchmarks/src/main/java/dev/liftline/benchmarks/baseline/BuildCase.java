package dev.liftline.benchmarks.baseline;

/** The cases of a build comparison. CPU time is that of the processes in brackets. */
enum BuildCase {
    GATEWAY_POST("POST through the gateway (gateway)"),
    GATEWAY_POST_ALL("POST through the gateway (all processes)"),
    INGEST_POST("POST to one ingest replica (ingest)"),
    BATCH("rides in batches to one ingest replica (ingest)"),
    CONSUMER("rides stored from a backlog (consumer)"),
    CACHED_GET("cached GET from one query replica (query)"),
    GATEWAY_GET("cached GET through the gateway (gateway)"),
    FIELD_LOAD("the field's load, rides (all processes)");

    private final String title;

    BuildCase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
