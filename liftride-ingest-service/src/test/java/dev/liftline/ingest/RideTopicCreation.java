package dev.liftline.ingest;

import dev.liftline.testkit.reconcile.RideTopics;
import dev.liftline.testkit.servers.TestServers;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Creates the topic of rides, as the consumer does, before the service starts. */
final class RideTopicCreation implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        RideTopics.create(TestServers.kafkaBootstrap());
    }
}
