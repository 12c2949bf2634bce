package dev.liftline.local.replica;

/** What a replica does in the stack: its service, ports, heap and maximum number of replicas. */
public enum Role {
    /** Several need a load balancer, which a stack does not have. */
    GATEWAY("gateway", "gateway-service", 8080, 9080, 128, 4),
    INGEST("ingest", "liftride-ingest-service", 8101, 9101, 192, 16),
    /** More consumers than partitions of the topic would be idle. */
    CONSUMER("consumer", "liftride-consumer-service", 9201, 9201, 256, 12),
    QUERY_MOBILE("query-mobile", "skier-query-service", 8301, 9301, 160, 16),
    QUERY_WEB("query-web", "skier-query-service", 8401, 9401, 160, 16),
    IDENTITY("identity", "identity-service", 8501, 9501, 96, 4);

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

    /** The name on the command line, of log files and of the gateway's pool. */
    public String label() {
        return label;
    }

    /** The Maven module of its application. */
    public String module() {
        return module;
    }

    int firstPort() {
        return firstPort;
    }

    int firstManagementPort() {
        return firstManagementPort;
    }

    /** The limit of its JVM's heap. */
    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** What the heap of its JVM has from the start. */
    int initialHeapMegabytes() {
        return this == IDENTITY ? 32 : 64;
    }

    public int maxReplicas() {
        return maxReplicas;
    }

    /** Whether the gateway sends requests to it. */
    public boolean isUpstream() {
        return switch (this) {
            case INGEST, QUERY_MOBILE, QUERY_WEB, IDENTITY -> true;
            case GATEWAY, CONSUMER -> false;
        };
    }

    /** Whether it listens on a port beside its management port. */
    boolean hasPort() {
        return this != CONSUMER;
    }
}
