package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Thousands of clients that say nothing, or a byte of a request's head or body each second, and never come to an end. */
final class SlowClients implements Drill {

    private static final int PER_GATEWAY = 1_500;
    private static final String HEAD = "GET /skiers/1/vertical?resort=1 HTTP/1.1\r\nHost: slow\r\nX-Slow: ";
    private static final String BODY =
            "POST /lift-rides HTTP/1.1\r\nHost: slow\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n[";

    private final List<SocketChannel> clients = new ArrayList<>();
    private final BackgroundTask dripping = new BackgroundTask();

    @Override
    public String name() {
        return "slow-clients";
    }

    @Override
    public String title() {
        return "3,000 connections that say nothing or a byte a second";
    }

    @Override
    public Duration hold() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void inject(DrillContext context) throws IOException {
        for (Replica gateway : context.stack().replicas(Role.GATEWAY)) {
            for (int i = 0; i < PER_GATEWAY; i++) {
                SocketChannel client = SocketChannel.open(new InetSocketAddress(Ports.LOOPBACK, gateway.port()));
                client.configureBlocking(false);
                clients.add(client);
                switch (i % 3) {
                    case 0 -> say(client, HEAD);
                    case 1 -> say(client, BODY);
                    default -> {
                        // Says nothing at all.
                    }
                }
            }
        }
        context.note(clients.size() + " slow clients");
        dripping.begin("slow-clients", () -> {
            for (int i = 0; i < clients.size(); i++) {
                if (i % 3 != 2) {
                    say(clients.get(i), " ");
                }
            }
            Thread.sleep(1_000);
        });
    }

    @Override
    public void clear(DrillContext context) throws IOException, InterruptedException {
        dripping.end();
        long open = clients.stream().filter(SlowClients::isTaken).count();
        context.note(open + " of them were still connected");
        for (SocketChannel client : clients) {
            client.close();
        }
        clients.clear();
    }

    private static void say(SocketChannel client, String text) {
        try {
            client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            // The gateway has hung up, as it should.
        }
    }

    /** Whether the gateway has not hung up. */
    private static boolean isTaken(SocketChannel client) {
        try {
            return client.read(ByteBuffer.allocate(1)) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
