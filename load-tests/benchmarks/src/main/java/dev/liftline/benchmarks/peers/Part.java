package dev.liftline.benchmarks.peers;

/** The part of Liftline that a comparison is about. Its peers do the same work. */
public enum Part {
    INGEST("ingest", "`POST` of a ride, acknowledged by Kafka with `acks=all`", "CPU of the process"),
    CONSUMER("consumer", "a ride waiting in Kafka into PostgreSQL", "CPU of the process and of PostgreSQL"),
    GATEWAY("gateway", "proxied `POST` to two backends that do nothing", "CPU of the process"),
    READS("reads", "`GET` of a cached skier day", "CPU of the process");

    /** The arrival rate of every latency: below what each peer can do. */
    public static final double LATENCY_RATE = 500;

    private final String label;
    private final String work;
    private final String cpu;

    Part(String label, String work, String cpu) {
        this.label = label;
        this.work = work;
        this.cpu = cpu;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    /** The unit of work, as Markdown. */
    public String work() {
        return work;
    }

    /** Whose CPU time counts. */
    public String cpu() {
        return cpu;
    }
}
