package dev.liftline.gateway.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.proxy.OwnAnswer;
import dev.liftline.gateway.proxy.OwnResource;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /statistics} of the SkiDataAPI. */
@Component
class StatisticsPage implements OwnResource {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EndpointStatistics statistics;

    StatisticsPage(EndpointStatistics statistics) {
        this.statistics = statistics;
    }

    private record Body(List<Row> endpointStats) {}

    private record Row(@JsonProperty("URL") String url, String operation, long mean, long max) {}

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.STATISTICS);
    }

    @Override
    public Future<OwnAnswer> answer(Route route, String path, UpstreamReader upstream) {
        List<Row> rows = statistics.entries().stream()
                .map(entry -> new Row(entry.url(), entry.operation(), entry.mean(), entry.max()))
                .toList();
        return Future.succeededFuture(
                OwnAnswer.fresh("application/json", Buffer.buffer(JSON.writeValueAsBytes(new Body(rows)))));
    }
}
