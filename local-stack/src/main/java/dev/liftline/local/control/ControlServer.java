package dev.liftline.local.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Lets the command line query and change a running stack: HTTP with a secret token on an ephemeral loopback port. */
public final class ControlServer implements AutoCloseable {

    private final LocalStack stack;
    private final StackHome home;
    private final Reload reload;
    private final Runnable onDown;
    private final String token = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    private final HttpServer server;

    /**
     * Starts to listen.
     *
     * @param onDown stops the stack and returns at once
     */
    public ControlServer(LocalStack stack, StackHome home, Reload reload, Runnable onDown) {
        this.stack = stack;
        this.home = home;
        this.reload = reload;
        this.onDown = onDown;
        try {
            server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 16);
        } catch (IOException e) {
            throw new StartException("The launcher cannot listen on loopback: " + e.getMessage() + ".", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/status", exchange -> handle(exchange, this::status));
        server.createContext("/gateway", exchange -> handle(exchange, request -> stack.gatewayUrl() + "\n"));
        server.createContext("/open", exchange -> handle(exchange, request -> stack.isOpenToAll() + "\n"));
        server.createContext("/actuators", exchange -> handle(exchange, this::actuators));
        server.createContext("/scale", exchange -> handle(exchange, this::scale));
        server.createContext("/reload", this::reload);
        server.createContext("/debug", exchange -> handle(exchange, this::debug));
        server.createContext("/down", this::down);
        server.start();
        new ControlFile(server.getAddress().getPort(), token).write(home);
    }

    /** Restarts what is outdated, as {@link LocalStack#reload} does. */
    public interface Reload {
        int run(Consumer<String> report);
    }

    private interface Handler {
        String handle(String body);
    }

    /** Stops the stack after the response is sent, so that the client's connection does not break. */
    private void down(HttpExchange exchange) throws IOException {
        if (handle(exchange, request -> "Liftline is stopping.\n")) {
            onDown.run();
        }
    }

    /** Returns whether the handler succeeded. */
    private boolean handle(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            if (!isAuthorized(exchange)) {
                return false;
            }
            return respond(exchange, handler);
        }
    }

    private static boolean respond(HttpExchange exchange, Handler handler) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            respond(exchange, 200, handler.handle(body));
            return true;
        } catch (StartException | IllegalArgumentException e) {
            respond(exchange, 409, e.getMessage() + "\n");
            return false;
        }
    }

    /** Responds with 401 if not. */
    private boolean isAuthorized(HttpExchange exchange) throws IOException {
        var sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (MessageDigest.isEqual(utf8(sent), utf8("Bearer " + token))) {
            return true;
        }
        respond(exchange, 401, "This is Liftline's launcher: use ./liftline.\n");
        return false;
    }

    /** Streams a line for each restart; the last line is {@link ControlClient#DONE} or begins with {@link ControlClient#FAILURE}. */
    private void reload(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAuthorized(exchange)) {
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            var lines = new PrintWriter(exchange.getResponseBody(), true, StandardCharsets.UTF_8);
            try {
                if (reload.run(lines::println) == 0) {
                    lines.println("No replica runs an outdated application.");
                }
                lines.println(ControlClient.DONE);
            } catch (StartException e) {
                lines.println(ControlClient.FAILURE + e.getMessage());
            } catch (RuntimeException e) {
                lines.println(ControlClient.FAILURE + "The reload failed: " + e + ".");
            }
        }
    }

    /** Body: the name of a replica, with a leading {@code -} to end debugging. */
    private String debug(String body) {
        var name = body.strip();
        if (name.startsWith("-")) {
            stack.stopDebugging(name.substring(1));
            return name.substring(1) + " runs without a debugger's port.\n";
        }
        return "%s waits for a debugger on 127.0.0.1:%d.%n".formatted(name, stack.debug(name));
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = utf8(text);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** The processes as JSON. */
    private String status(String body) {
        return JsonMapper.shared().writeValueAsString(stack.status());
    }

    /** One line for each replica of the role named in the body: the address of its actuator. */
    private String actuators(String body) {
        return stack.replicas(ScaleRequest.role(body)).stream()
                .map(Replica::actuator)
                .map(address -> address + "\n")
                .collect(Collectors.joining());
    }

    private String scale(String body) {
        return body.lines()
                .map(ScaleRequest::parse)
                .map(request -> {
                    Role role = request.role();
                    var before = stack.replicas(role).size();
                    stack.scale(role, request.replicas());
                    return "%s: %d -> %d%n".formatted(role.label(), before, request.replicas());
                })
                .collect(Collectors.joining());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        ControlFile.delete(home);
        server.stop(0);
    }
}
