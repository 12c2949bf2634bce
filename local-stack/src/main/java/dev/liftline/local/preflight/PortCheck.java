package dev.liftline.local.preflight;

import dev.liftline.local.process.PortOwner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;

/**
 * Whether a port of loopback is free, and else which program listens there.
 *
 * @param option of {@code ./liftline up} that chooses the port
 * @param server that needs it
 */
public record PortCheck(String option, int port, String server) implements Check {

    /** Those above 1023 that the Fetch standard blocks (fetch.spec.whatwg.org, 2.9). */
    private static final Set<Integer> REFUSED_BY_BROWSERS = Set.of(
            1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
            10_080);

    @Override
    public Finding run() {
        var subject = "port " + port;
        if (port < 1 || port > 65_535) {
            return Finding.problem(
                    subject, "%s=%d is not a port".formatted(option, port), "choose one between 1 and 65535");
        }
        if (option.equals(PortOption.GATEWAY.option()) && REFUSED_BY_BROWSERS.contains(port)) {
            return Finding.problem(
                    subject,
                    "Browsers refuse to open port %d, which %s would have".formatted(port, server),
                    "choose another with %s or --ports".formatted(option));
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
