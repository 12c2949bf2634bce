package dev.liftline.local.control;

import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to the launcher of a running stack. */
public final class ControlClient {

    /** The last line of a streamed response to a command that succeeded. */
    static final String DONE = "done";

    /** Begins the last line of one to a command that failed, and tells why. */
    static final String FAILURE = "failed: ";

    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CHANGE_TIMEOUT = Duration.ofMinutes(5);
    private static final String BROKEN_OFF = "The reload broke off: ./liftline status shows what runs.";
    private static final String NOT_RUNNING = "Liftline is not running: ./liftline up starts it.";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ControlFile launcher;

    private ControlClient(ControlFile launcher) {
        this.launcher = launcher;
    }

    /**
     * Connects to the launcher on this home directory.
     *
     * @throws StartException if none runs
     */
    public static ControlClient of(StackHome home) {
        if (!home.isRunning()) {
            throw new StartException(NOT_RUNNING);
        }
        return connect(home);
    }

    /** Connects to the launcher that the control file names. */
    static ControlClient connect(StackHome home) {
        return new ControlClient(ControlFile.read(home)
                .orElseThrow(() -> new StartException("Liftline is starting or stopping: try again in a moment.")));
    }

    /** The state of every process, servers first. */
    public List<ProcessStatus> status() {
        return List.of(JsonMapper.shared().readValue(query("/status", ""), ProcessStatus[].class));
    }

    public URI gateway() {
        return URI.create(query("/gateway", "").strip());
    }

    /** Whether nobody is asked who he is. */
    public boolean isOpenToAll() {
        return Boolean.parseBoolean(query("/open", "").strip());
    }

    /** The actuators of a role's replicas. */
    public List<URI> actuators(Role role) {
        return query("/actuators", role.label()).lines().map(URI::create).toList();
    }

    /**
     * Changes numbers of replicas and returns when the gateway uses the new ones.
     *
     * @throws StartException with the launcher's message if it fails
     */
    public String scale(List<ScaleRequest> requests) {
        return send("/scale", requests.stream().map(ScaleRequest::toString).collect(Collectors.joining("\n")));
    }

    /**
     * Restarts the replicas whose application was built anew, one after another.
     *
     * @param lines receives a sentence for each restart when it is done
     * @throws StartException with the launcher's message if one does not start again
     */
    public void reload(Consumer<String> lines) {
        try {
            var response = http.send(request("/reload", "", CHANGE_TIMEOUT), HttpResponse.BodyHandlers.ofLines());
            var last = "";
            for (var line : (Iterable<String>) response.body()::iterator) {
                if (line.startsWith(FAILURE)) {
                    throw new StartException(line.substring(FAILURE.length()));
                }
                if (!line.equals(DONE)) {
                    lines.accept(line);
                }
                last = line;
            }
            if (!last.equals(DONE)) {
                throw new StartException(BROKEN_OFF);
            }
        } catch (UncheckedIOException e) {
            throw new StartException(BROKEN_OFF, e);
        } catch (IOException e) {
            throw new StartException(NOT_RUNNING, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }

    /** Restarts a replica with a debugger's port open. Returns a sentence with the port. */
    public String debug(String replica) {
        return send("/debug", replica);
    }

    /** Restarts a replica without a debugger's port. Returns a sentence about it. */
    public String stopDebugging(String replica) {
        return send("/debug", "-" + replica);
    }

    /** Starts to stop everything and returns at once. */
    public void down() {
        send("/down", "");
    }

    private String query(String path, String body) {
        return send(path, body, QUERY_TIMEOUT);
    }

    private String send(String path, String body) {
        return send(path, body, CHANGE_TIMEOUT);
    }

    private String send(String path, String body, Duration timeout) {
        try {
            var response = http.send(request(path, body, timeout), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new StartException(response.body().strip());
            }
            return response.body();
        } catch (HttpTimeoutException e) {
            throw new StartException(
                    "Liftline's launcher does not respond within %d s: try again, or look for its process with ps."
                            .formatted(timeout.toSeconds()),
                    e);
        } catch (IOException e) {
            throw new StartException(NOT_RUNNING, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }

    private HttpRequest request(String path, String body, Duration timeout) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(launcher.port(), path)))
                .header("Authorization", "Bearer " + launcher.token())
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
