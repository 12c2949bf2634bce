package dev.liftline.testkit.servers;

/** One real server of a test run. It keeps its port and data when it is stopped, killed and started. */
public interface TestServer {

    /** Starts the server and waits until it accepts requests; does nothing if it runs. */
    void start();

    /** Stops the server gracefully and waits for its end. */
    void stop();

    /** Kills the server with SIGKILL. */
    void kill();
}
