package dev.liftline.gateway.testing;

import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A gateway with two healthy replicas for all tests of a class. Before each test the replicas respond with success. */
public final class ReplicaPair implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final StubReplica one = StubReplica.start();
    private final StubReplica two = StubReplica.start();
    private final RunningGateway gateway;

    /** @param properties of the gateway */
    public ReplicaPair(String... properties) {
        gateway = RunningGateway.on(List.of(one, two), properties);
    }

    public StubReplica one() {
        return one;
    }

    public StubReplica two() {
        return two;
    }

    public RunningGateway gateway() {
        return gateway;
    }

    /** Sets the behaviour of both replicas. */
    public void behaving(StubReplica.Behaviour next) {
        one.behaving(next);
        two.behaving(next);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        for (StubReplica replica : List.of(one, two)) {
            await().until(() -> gateway.stateOf("ingest", replica).equals("healthy"));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        behaving(StubReplica.OK);
        one.seen().clear();
        two.seen().clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        gateway.close();
        one.close();
        two.close();
    }
}
