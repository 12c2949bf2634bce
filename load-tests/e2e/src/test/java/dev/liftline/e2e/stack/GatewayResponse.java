package dev.liftline.e2e.stack;

import dev.liftline.local.load.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response of the gateway, with its body's exact characters. */
public record GatewayResponse(Response response) {

    public int status() {
        return response.status();
    }

    public String body() {
        return response.text();
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    public String header(String name) {
        return response.header(name);
    }
}
