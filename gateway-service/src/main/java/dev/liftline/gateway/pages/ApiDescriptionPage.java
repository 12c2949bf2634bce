package dev.liftline.gateway.pages;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Problem;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.proxy.OwnAnswer;
import dev.liftline.gateway.proxy.OwnResource;
import dev.liftline.gateway.proxy.UpstreamAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /openapi.json}: what live replicas of the services say they serve, and the gateway's own part, as one
 * document.
 */
@Component
class ApiDescriptionPage implements OwnResource {

    private static final Logger log = LoggerFactory.getLogger(ApiDescriptionPage.class);
    private static final String SERVICES_PATH = "/v3/api-docs";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vertx vertx;
    private final ObjectNode own;

    ApiDescriptionPage(Vertx vertx) {
        this.vertx = vertx;
        try (InputStream in = Objects.requireNonNull(ApiDescriptionPage.class.getResourceAsStream("openapi.json"))) {
            this.own = (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.OPENAPI);
    }

    @Override
    public Future<OwnAnswer> answer(Route route, String path, UpstreamReader upstream) {
        Future<UpstreamAnswer> ingest = upstream.get(PoolName.INGEST, SERVICES_PATH);
        Future<UpstreamAnswer> query = upstream.get(PoolName.QUERY_WEB, SERVICES_PATH);
        return Future.all(ingest, query)
                .compose(both -> vertx.executeBlocking(() -> join(ingest.result(), query.result()), false))
                .map(whole -> Objects.requireNonNull(whole))
                .otherwise(ApiDescriptionPage::missing);
    }

    private OwnAnswer join(UpstreamAnswer ingest, UpstreamAnswer query) {
        ObjectNode whole = new ApiDescription(own)
                .with("Ingest", read(ingest))
                .with("Query", read(query))
                .whole();
        return OwnAnswer.fresh("application/json", Buffer.buffer(JSON.writeValueAsBytes(whole)));
    }

    private static ObjectNode read(UpstreamAnswer answer) {
        if (answer.status() == 200
                && JSON.readTree(answer.body().getBytes()) instanceof ObjectNode document
                && document.has("paths")) {
            return document;
        }
        throw new IllegalStateException("a service answered " + answer.status() + " and no description");
    }

    private static OwnAnswer missing(Throwable failure) {
        if (failure instanceof JacksonException || failure instanceof IllegalStateException) {
            log.warn("A service's API description cannot be used: {}", failure.getMessage());
        }
        return OwnAnswer.problem(Problem.of(
                503,
                "Service Unavailable",
                "The description is complete only while every service has a replica; ask again in a second."));
    }
}
