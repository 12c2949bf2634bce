package dev.liftline.gateway.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShutdownIT {

    private final StubReplica replica = StubReplica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void finishesRequestsInFlightAndRejectsNewOnes() {
        HeldRequests held = new HeldRequests();
        replica.behaving(held);
        RunningGateway gateway = RunningGateway.on(List.of(replica));
        gateway.get("/livez");
        CompletableFuture<Integer> slow = gateway.postRideAsync();
        await().until(() -> held.size() == 1);
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(gateway::stop);
        await().until(() -> rejectsRequests(gateway));
        assertThat(slow).isNotDone();
        held.release();
        assertThat(slow.join()).isEqualTo(201);
        assertThat(stopping).succeedsWithin(Duration.ofSeconds(10));
        gateway.close();
    }

    @Test
    void isUnreadyBeforeItStopsListening() {
        RunningGateway gateway = RunningGateway.on(List.of(replica), "liftline.gateway.server.drain.notice=2s");
        assertThat(gateway.get("/readyz").statusCode()).isEqualTo(200);
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(gateway::stop);
        await().until(() -> gateway.get("/readyz").statusCode() == 503);
        HttpResponse<String> last = gateway.postRide();
        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(last.headers().firstValue("Connection")).hasValue("close");
        assertThat(stopping).succeedsWithin(Duration.ofSeconds(10));
        gateway.close();
    }

    private static boolean rejectsRequests(RunningGateway gateway) {
        try {
            return gateway.get("/readyz").statusCode() == 503;
        } catch (UncheckedIOException e) {
            return true;
        }
    }
}
