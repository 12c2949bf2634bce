package dev.liftline.testkit.servers;

import dev.liftline.local.process.Ports;
import org.testcontainers.containers.GenericContainer;

/** A container that can be stopped and started again, which Testcontainers does not offer. */
final class ContainerServer implements TestServer {

    private static final long START_MILLIS = 60_000;

    private final GenericContainer<?> container;
    private final int port;

    ContainerServer(GenericContainer<?> container, int port) {
        this.container = container;
        this.port = port;
    }

    @Override
    public void start() {
        if (container.isRunning()) {
            return;
        }
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        var deadline = System.currentTimeMillis() + START_MILLIS;
        while (Ports.isFree(port)) {
            if (System.currentTimeMillis() > deadline) {
                throw new IllegalStateException(container.getDockerImageName() + " does not listen again");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }
}
