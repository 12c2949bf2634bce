package dev.liftline.e2e;

import dev.liftline.local.load.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response of the gateway, with its body's exact characters. */
record GatewayResponse(Response response) {

    int status() {
        return response.status();
    }

    String body() {
        return response.text();
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    String header(String name) {
        return response.header(name);
    }
}
