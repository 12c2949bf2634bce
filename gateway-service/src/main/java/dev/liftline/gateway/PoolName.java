package dev.liftline.gateway;

/**
 * The upstream pools. Each has connections and limits of its own, so that a storm of reads cannot starve the scanners.
 */
public enum PoolName {
    INGEST("ingest"),
    QUERY_MOBILE("query-mobile"),
    QUERY_WEB("query-web");

    private final String id;

    PoolName(String id) {
        this.id = id;
    }

    /** The pool's name in configuration, metrics and answers, for example {@code query-mobile}. */
    public String id() {
        return id;
    }
}
