package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/** Every error is a problem document that reveals nothing internal. */
@QueryServiceTest
class ErrorsIT {

    private static final String RESORT = "must be an integer from 1 to 2147483647";
    private static final String SEASON = "must be four digits, for example 2025";
    private static final String DAY = "must be an integer from 1 to 366";

    private final Client client;
    private final int port;

    ErrorsIT(Client client, @LocalServerPort int port) {
        this.client = client;
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /resorts/0/seasons                                | resortID
            /resorts/01/seasons                               | resortID
            /resorts/2147483648/seasons                       | resortID
            /resorts/x/seasons/2025/day/1/skiers              | resortID
            /resorts/1/seasons/-25/day/1/skiers               | seasonID
            /resorts/1/seasons/025/day/1/skiers               | seasonID
            /resorts/1/seasons/2147483648/day/1/skiers        | seasonID
            /resorts/1/seasons/2025/day/367/skiers            | dayID
            /resorts/1/seasons/20250/days/1                   | seasonID
            /skiers/1/seasons/2025/days/1/skiers/0            | skierID
            /skiers/1/seasons/2025/days/+1/skiers/1           | dayID
            /skiers/1/seasons/2025/days/1/skiers/1.0          | skierID
            /skiers/1/seasons/2025/days/1/skiers/%201         | skierID
            /resorts/%2031/seasons                            | resortID
            /skiers/%2B7/days?season=2025                     | skierID
            /skiers/1/seasons/2025/days/0/skiers/99999999999  | dayID,skierID
            /skiers/x/vertical                                | skierID,resort
            /skiers/7/vertical?resort=                        | resort
            /skiers/7/vertical?resort=1&resort=x              | resort
            /skiers/7/vertical?resort=1,2                     | resort
            /skiers/7/vertical?resort=1&season=               | season
            /skiers/7/vertical?resort=1&season=2025&season=1  | season
            /skiers/7/days                                    | season
            /skiers/7/days?season=2025&season=2025            | season
            /skiers/7/days?season=2025&limit=0&cursor=x       | limit,cursor
            /skiers/7/days?season=2025&limit=                 | limit
            /skiers/7/days?season=2025&limit=1&limit=1        | limit
            /skiers/7/days?season=2025&cursor=cmlkZXMuMS4x    | cursor
            /skiers/7/rides                                   | resort,season,day
            /skiers/7/rides?resort=0&season=x&day=-1          | resort,season,day
            /skiers/7/rides?resort=1&season=2025&day=1&day=2  | day
            """)
    void namesEveryInvalidField(String path, String fields) {
        HttpResponse<String> response = client.get(path);
        assertProblem(response, 400);
        List<String> named = new ArrayList<>();
        JsonMapper.shared()
                .readTree(response.body())
                .get("errors")
                .forEach(error -> named.add(error.get("field").stringValue()));
        assertThat(String.join(",", named)).isEqualTo(fields);
    }

    @Test
    void returnsTheProblemOfAMalformedRequestByteForByte() {
        HttpResponse<String> response = client.get("/resorts/0/seasons/x/days/999");
        assertProblem(response, 400);
        assertThat(response.body()).isEqualTo("""
                        {"type":"about:blank","title":"Bad Request","status":400,\
                        "detail":"resortID %1$s; seasonID %2$s; dayID %3$s.",\
                        "message":"resortID %1$s; seasonID %2$s; dayID %3$s.",\
                        "errors":[{"field":"resortID","rule":"%1$s"},{"field":"seasonID","rule":"%2$s"},\
                        {"field":"dayID","rule":"%3$s"}]}""".formatted(RESORT, SEASON, DAY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /skiers/1/seasons/2025/days/1/skiers/2147483647      | There is no data for this skier.
            /skiers/2147483647/vertical?resort=1                 | There is no data for this skier.
            /skiers/2147483647/days?season=2025                  | There is no data for this skier.
            /skiers/2147483647/rides?resort=1&season=2025&day=1  | There is no data for this skier.
            /resorts/99/seasons                                  | Resort 99 is not known.
            /resorts/99/seasons/2025/day/1/skiers                | Resort 99 is not known.
            /resorts/99/seasons/2025/days/1                      | Resort 99 is not known.
            /resorts/99/seasons/56/day/56/skiers                 | Resort 99 is not known.
            /resorts/99/seasons/56000/day/56/skiers              | Resort 99 is not known.
            /                                                    | There is nothing at this path.
            /resorts/                                            | There is nothing at this path.
            /nothing                                             | There is nothing at this path.
            /error                                               | There is nothing at this path.
            /skiers/1/seasons/2025/day/1/skiers/1                | There is nothing at this path.
            """)
    void returns404ForUnknownPathsAndMissingData(String path, String detail) {
        HttpResponse<String> response = client.get(path);
        assertProblem(response, 404);
        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"" + detail
                        + "\",\"message\":\"" + detail + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /resorts, 'GET'", "PUT, /resorts/1/seasons, 'GET,POST'", "POST, /skiers/1/vertical, 'GET'"})
    void returns405WithTheMethodsOffered(String method, String path, String allowed) {
        HttpResponse<String> response = client.method(method, path);
        assertProblem(response, 405);
        assertThat(StringUtils.commaDelimitedListToSet(allowed))
                .allSatisfy(offered -> assertThat(
                                response.headers().firstValue("Allow").orElseThrow())
                        .contains(offered));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"year\":2026}", "{}", "{\"year\":\"2026\",\"year\":\"2025\"}"})
    void returns400ForASeasonWithoutAValidYear(String body) {
        assertProblem(client.post("/resorts/1/seasons", "application/json", body), 400);
    }

    @Test
    void namesInvalidFieldsOfPathAndBodyTogether() {
        HttpResponse<String> response = client.post("/resorts/x/seasons", "application/json", "{\"year\":1}");
        assertProblem(response, 400);
        assertThat(response.body())
                .contains(
                        "\"errors\":[{\"field\":\"resortID\",\"rule\":\"" + RESORT + "\"},"
                                + "{\"field\":\"year\",\"rule\":\"must be a string of four digits, for example \\\"2026\\\"\"}]");
    }

    @Test
    void returns404ForASeasonOfAnUnknownResort() {
        assertProblem(client.post("/resorts/98/seasons", "application/json", "{\"year\":\"2026\"}"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/x-ndjson", "application/json;charset=utf-16", "nonsense"})
    void returns415ForAnotherContentType(String contentType) {
        HttpResponse<String> response = client.post("/resorts/1/seasons", contentType, "{\"year\":\"2026\"}");
        assertProblem(response, 415);
        assertThat(response.body()).contains("The content type must be application/json or text/plain, in UTF-8.");
        assertThat(response.headers().firstValue("Accept")).hasValue("application/json, text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"year\":\"2026\",\"year\":\"2025\"}", "{\"a\":{\"b\":1,\"b\":2},\"year\":\"2026\"}"})
    void namesADuplicateKey(String body) {
        assertThat(client.post("/resorts/1/seasons", "application/json", body).body())
                .contains("\"message\":\"A JSON object has a duplicate key (line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&=x", "=x", "&=&"})
    void ignoresAQueryParameterWithoutAName(String query) {
        assertIgnored(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20=1", "utm=%E9", "%E9=1"})
    void ignoresAnUnknownQueryParameter(String query) {
        assertIgnored(query);
    }

    @Test
    void returns413ForABodyOverTheLimit() {
        assertProblem(client.post("/resorts/1/seasons", "application/json", " ".repeat(5_000)), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/skiers/7/days?season=%zz",
                "/resorts/%00/seasons",
                "/resorts/1%2f/seasons",
                "/skiers/7/days?season=2025|x",
                "/resorts/..%5c..%5cetc/seasons",
                "/resorts/1;a=b/seasons/x/days/1",
                "/skiers/7/days?season=\"2025\"",
                "/skiers/7/days?season=%c0%af"
            })
    void returnsAProblemForRequestsThatTomcatRejects(String path) throws IOException {
        String response = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/problem+json");
        assertThat(response.substring(response.indexOf("\r\n\r\n")))
                .contains("\"status\":400", "\"message\":\"")
                .doesNotContain("<html", "Tomcat", "java.");
    }

    /** Sends requests that an HTTP client would not send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertIgnored(String query) {
        assertProblem(client.get("/skiers/2147483647/days?season=2025&" + query), 404);
        assertProblem(client.get("/skiers/2147483647/vertical?" + query + "&resort=1"), 404);
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .contains("\"status\":" + status)
                .doesNotContain("Exception", "dev.liftline", "trace");
        String detail = between(response.body(), "\"detail\":\"", "\",\"message\":\"");
        assertThat(response.body()).contains("\"message\":\"" + detail + "\"");
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
