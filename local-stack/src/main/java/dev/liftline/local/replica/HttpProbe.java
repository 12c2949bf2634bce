package dev.liftline.local.replica;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Short GET requests to replicas. */
public final class HttpProbe {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private HttpProbe() {}

    /** The status of the response; -1 if there is none within two seconds. */
    static int status(URI address) {
        try {
            return get(address).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    /** The body of a 200 response; empty otherwise. */
    public static String body(URI address) {
        try {
            var response = get(address);
            return response.statusCode() == 200 ? response.body() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static HttpResponse<String> get(URI address) throws IOException {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(2))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
