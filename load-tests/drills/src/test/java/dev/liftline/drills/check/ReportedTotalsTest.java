package dev.liftline.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.Ports;
import dev.liftline.model.CacheKeys;
import dev.liftline.testkit.rides.ReferenceRide;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Responses of a stub server, right and wrong. */
class ReportedTotalsTest {

    private static final ReferenceRide RIDE = new ReferenceRide(1, 2, 7, 10, 4);
    private static final Map<String, String> EXPECTED = Map.of(
            CacheKeys.skierDay(7, 2100, 1, 2), "1:40",
            CacheKeys.skierRides(7, 2100, 1, 2), "1:10,4,40",
            CacheKeys.skierSeasons(7), "2:[[2099,5,1,1,30],[2100,2,1,1,40]]",
            CacheKeys.resortDay(1, 2100, 2), "1:1,1|4,0,1|7,40,1");
    private static final String DAY = "/skiers/1/seasons/2100/days/2/skiers/7";
    private static final String RIDES = "/skiers/7/rides";
    private static final String DAYS = "/skiers/7/days";
    private static final String RESORT = "/resorts/1/seasons/2100/days/2";

    private static final String ERROR = "an error";

    private final Map<String, String> responses = new HashMap<>(
            Map.of(
                    DAY,
                    "40",
                    RIDES,
                    "{\"rides\":[{\"time\":10,\"liftID\":4,\"liftName\":\"Four\",\"vertical\":40}]}",
                    DAYS,
                    "{\"days\":[{\"dayID\":2,\"resortID\":1,\"rides\":1,\"totalVert\":40}]}",
                    RESORT,
                    "{\"skiers\":1,\"rides\":1,\"liftHours\":[{\"liftID\":4,\"hour\":0,\"rides\":1}],\"topSkiers\":[{\"skierID\":7,\"totalVert\":40,\"rides\":1}]}"));
    private final HttpServer server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);

    ReportedTotalsTest() throws IOException {
        server.createContext("/", exchange -> {
            String response = responses.getOrDefault(exchange.getRequestURI().getPath(), ERROR);
            byte[] body = response.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.equals(ERROR) ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void holdsForRightResponses() throws Exception {
        assertThat(compare().holds()).as(compare().detail()).isTrue();
        assertThat(compare().detail()).startsWith("240 responses");
    }

    @Test
    void namesAWrongResponseAsStale() throws Exception {
        assertStale(DAY, "30");
        assertStale(RIDES, "{\"rides\":[]}");
        assertStale(DAYS, "{\"days\":[{\"dayID\":2,\"resortID\":1,\"rides\":2,\"totalVert\":80}]}");
        assertStale(RESORT, "{\"skiers\":1,\"rides\":2,\"liftHours\":[],\"topSkiers\":[]}");
    }

    @Test
    void anErrorIsAViolation() throws Exception {
        assertStale(DAY, ERROR);
    }

    private void assertStale(String path, String wrong) throws Exception {
        String right = String.valueOf(responses.put(path, wrong));
        CheckResult check = compare();
        responses.put(path, right);
        assertThat(check.kind()).isEqualTo(CheckResult.Kind.STALE);
        assertThat(check.wrong()).isEqualTo(60);
        assertThat(check.detail()).contains(path);
    }

    private CheckResult compare() throws Exception {
        return ReportedTotals.compare(
                EXPECTED,
                2100,
                new long[] {RIDE.key()},
                List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                Credentials.NONE);
    }
}
