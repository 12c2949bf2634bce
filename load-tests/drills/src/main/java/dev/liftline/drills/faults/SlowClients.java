package dev.liftline.drills.faults;

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

/** Opens thousands of connections that send nothing, or one byte of an unfinished request each second. */
final class SlowClients {

    private static final int PER_GATEWAY = 1_500;
    private static final List<String> BEGINNINGS = List.of(
            "",
            "GET /skiers/1/vertical?resort=1 HTTP/1.1\r\nHost: slow\r\nX-Slow: ",
            "POST /lift-rides HTTP/1.1\r\nHost: slow\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n[");

    private final List<SocketChannel> clients = new ArrayList<>();

    private SlowClients() {}

    static Drill drill() {
        SlowClients slow = new SlowClients();
        return Drill.of(
                        "slow-clients",
                        "3,000 connections that send nothing or a byte a second",
                        slow::connect,
                        context -> slow.sendByte(),
                        slow::disconnect)
                .holding(Duration.ofSeconds(20));
    }

    private void connect(DrillContext context) throws IOException {
        for (Replica gateway : context.stack().replicas(Role.GATEWAY)) {
            for (int i = 0; i < PER_GATEWAY; i++) {
                SocketChannel client = SocketChannel.open(new InetSocketAddress(Ports.LOOPBACK, gateway.port()));
                client.configureBlocking(false);
                clients.add(client);
                send(client, BEGINNINGS.get(i % BEGINNINGS.size()));
            }
        }
        context.note(clients.size() + " slow clients");
    }

    private void sendByte() throws InterruptedException {
        Thread.sleep(1_000);
        for (int i = 0; i < clients.size(); i++) {
            if (i % BEGINNINGS.size() > 0) {
                send(clients.get(i), " ");
            }
        }
    }

    private void disconnect(DrillContext context) throws IOException {
        long open = clients.stream().filter(SlowClients::isOpen).count();
        context.note(open + " of them are still connected");
        for (SocketChannel client : clients) {
            client.close();
        }
        clients.clear();
    }

    private static void send(SocketChannel client, String text) {
        try {
            client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            // The gateway closed the connection, as it should.
        }
    }

    /** Whether the gateway keeps the connection. */
    private static boolean isOpen(SocketChannel client) {
        try {
            return client.read(ByteBuffer.allocate(1)) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
