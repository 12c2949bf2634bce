package dev.liftline.gateway;

/**
 * The pools. Each has its own connections and limits, so that many reads cannot block the scanners.
 */
public enum PoolName {
    INGEST("ingest"),
    QUERY_MOBILE("query-mobile"),
    QUERY_WEB("query-web"),
    IDENTITY("identity"),
    /** The identity service again, for the gateway's own requests: they must not wait for sign-ins. */
    ACCESS("access");

    private final String id;

    PoolName(String id) {
        this.id = id;
    }

    /** The name in settings, metrics and responses, for example {@code query-mobile}. */
    public String id() {
        return id;
    }
}
