package dev.liftline.local.preflight;

import dev.liftline.local.process.PortOwner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Whether a port of loopback is free, and else which program listens there.
 *
 * @param option of {@code ./liftline up} that chooses the port
 * @param server that needs it
 */
public record PortCheck(String option, int port, String server) implements Check {

    @Override
    public Finding run() {
        var subject = "port " + port;
        if (port < 1 || port > 65_535) {
            return Finding.problem(
                    subject, "%s=%d is not a port".formatted(option, port), "choose one between 1 and 65535");
        }
        if (isFree()) {
            return Finding.ok(subject, "free for %s".formatted(server));
        }
        return PortOwner.of(port)
                .map(program -> Finding.problem(
                        subject,
                        "Port %d, which %s needs, is taken by %s".formatted(port, server, program),
                        "stop that program, or choose other ports with --ports +1000 or %s".formatted(option)))
                .orElseGet(() -> Finding.problem(
                        subject,
                        "Port %d, which %s needs, cannot be opened".formatted(port, server),
                        "choose another with %s".formatted(option)));
    }

    private boolean isFree() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
