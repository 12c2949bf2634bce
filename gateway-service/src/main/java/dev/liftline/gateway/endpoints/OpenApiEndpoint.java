package dev.liftline.gateway.endpoints;

import dev.liftline.gateway.Route;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The API document: {@code docs/contracts/openapi.yaml} as it is, and the same as JSON. */
@Component
class OpenApiEndpoint implements LocalEndpoint {

    private final LocalResponse yaml;
    private final LocalResponse json;

    OpenApiEndpoint() throws IOException {
        ClassPathResource document = new ClassPathResource("openapi.yaml");
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(document.getInputStream());
        this.yaml = LocalResponse.noCache("application/yaml", document.getContentAsByteArray());
        this.json =
                LocalResponse.noCache("application/json", JsonMapper.shared().writeValueAsBytes(tree));
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.OPENAPI_YAML, Route.OPENAPI_JSON);
    }

    @Override
    public LocalResponse get(LocalRequest request) {
        return request.route() == Route.OPENAPI_YAML ? yaml : json;
    }
}
