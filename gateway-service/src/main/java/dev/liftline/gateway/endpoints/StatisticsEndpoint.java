package dev.liftline.gateway.endpoints;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.Route;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /statistics} of the SkiDataAPI. */
@Component
class StatisticsEndpoint implements LocalEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EndpointStatistics statistics;

    StatisticsEndpoint(EndpointStatistics statistics) {
        this.statistics = statistics;
    }

    private record Body(List<Row> endpointStats) {}

    private record Row(@JsonProperty("URL") String url, String operation, long mean, long max) {}

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.STATISTICS);
    }

    @Override
    public LocalResponse get(LocalRequest request) {
        List<Row> rows = statistics.entries().stream()
                .map(entry -> new Row(entry.url(), entry.operation(), entry.mean(), entry.max()))
                .toList();
        return LocalResponse.noCache("application/json", JSON.writeValueAsBytes(new Body(rows)));
    }
}
