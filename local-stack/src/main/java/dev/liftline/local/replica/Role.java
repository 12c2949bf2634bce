package dev.liftline.local.replica;

/** What a replica does for the stack: which service it runs and with how much. */
public enum Role {
    /** More than one wants a balancer in front, which a stack does not bring. */
    GATEWAY("gateway", "gateway-service", 8080, 9080, 128, 4),
    INGEST("ingest", "liftride-ingest-service", 8101, 9101, 192, 16),
    /** Consumers beyond the partitions of the topic would idle. */
    CONSUMER("consumer", "liftride-consumer-service", 9201, 9201, 256, 12),
    QUERY_MOBILE("query-mobile", "skier-query-service", 8301, 9301, 160, 16),
    QUERY_WEB("query-web", "skier-query-service", 8401, 9401, 160, 16);

    private final String label;
    private final String module;
    private final int firstPort;
    private final int firstManagementPort;
    private final int heapMegabytes;
    private final int maxReplicas;

    Role(String label, String module, int firstPort, int firstManagementPort, int heapMegabytes, int maxReplicas) {
        this.label = label;
        this.module = module;
        this.firstPort = firstPort;
        this.firstManagementPort = firstManagementPort;
        this.heapMegabytes = heapMegabytes;
        this.maxReplicas = maxReplicas;
    }

    /** As the command line and the log files call it; the gateway's pool of that name holds its replicas. */
    public String label() {
        return label;
    }

    /** The Maven module that builds its application. */
    public String module() {
        return module;
    }

    int firstPort() {
        return firstPort;
    }

    int firstManagementPort() {
        return firstManagementPort;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    public int maxReplicas() {
        return maxReplicas;
    }

    /** Whether the gateway forwards requests to it. */
    public boolean isUpstream() {
        return switch (this) {
            case INGEST, QUERY_MOBILE, QUERY_WEB -> true;
            case GATEWAY, CONSUMER -> false;
        };
    }

    /** Whether it serves more than its management port. */
    boolean hasPort() {
        return this != CONSUMER;
    }
}
