package dev.liftline.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** An HTTP client of the running service. */
public final class Client {

    private static final Pattern VALUE = Pattern.compile("\\} (\\S+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;

    public Client(Environment environment) {
        this.environment = environment;
    }

    /** {@code headers} are name, value, name, value … */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** The JSON of a response, which must be 200 and have a tag. {@code headers} are name, value, name, value … */
    public String ok(String path, String... headers) {
        HttpResponse<String> response = get(path, headers);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("ETag")).isPresent();
        return response.body();
    }

    /**
     * @param contentType empty for none
     * @param headers name, value, name, value …
     */
    public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return send(request.POST(BodyPublishers.ofString(body)).build());
    }

    /** Sends JSON; {@code headers} are name, value, name, value … */
    public HttpResponse<String> post(String path, String json, String[] headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    public HttpResponse<String> method(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()).build());
    }

    public HttpResponse<String> management(String path) {
        return send(HttpRequest.newBuilder(uri("local.management.port", path)).build());
    }

    /**
     * Sums a meter over all tags that are not given.
     *
     * @param name the Prometheus name
     * @param tags tags that must be present, for example {@code source="cache"}
     */
    public double meter(String name, String... tags) {
        HttpResponse<String> response = management("/actuator/prometheus");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> Arrays.stream(tags).allMatch(line::contains))
                .mapToDouble(Client::value)
                .sum();
    }

    private static double value(String line) {
        Matcher matcher = VALUE.matcher(line);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri("local.server.port", path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty(port) + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
