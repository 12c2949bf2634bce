package dev.liftline.testkit.servers;

/** One real server of a test run. It keeps its port and data over every stop, kill and start. */
public interface TestServer {

    /** Returns when the server takes requests; does nothing where it runs. */
    void start();

    /** Lets the server leave in its own orderly way and returns when it has. */
    void stop();

    /** SIGKILL. */
    void kill();
}
