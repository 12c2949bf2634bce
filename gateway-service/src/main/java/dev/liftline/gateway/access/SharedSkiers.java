package dev.liftline.gateway.access;

import dev.liftline.gateway.Route;
import dev.liftline.gateway.identity.IdentityView;
import dev.liftline.gateway.proxy.UpstreamResponse;
import dev.liftline.model.caller.CallerRole;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes from the response that a skier gets the skiers who do not share their days: from a resort's day, those of the highest
 * verticals. Only gateways know who shares, so services cannot do it. Thread-safe.
 */
public final class SharedSkiers {

    private static final String TOP = "topSkiers";

    private final IdentityView identity;

    SharedSkiers(IdentityView identity) {
        this.identity = identity;
    }

    /** The response as this caller may see it. It has no validator, because sharing may change while the day does not. */
    public UpstreamResponse only(Route route, Decision.Allowed caller, UpstreamResponse response) {
        if (!applies(route, caller) || response.status() != 200) {
            return response;
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
        headers.remove("ETag").remove("Content-Length").set("Cache-Control", "private, no-cache");
        Buffer body = response.body();
        return new UpstreamResponse(200, headers, body.length() == 0 ? body : Buffer.buffer(filter(body.getBytes())));
    }

    /** Whether this caller gets another response than staff. The validators of one must not confirm the other. */
    public static boolean applies(Route route, Decision.Allowed caller) {
        return route == Route.RESORT_DAY && caller.caller().role() == CallerRole.SKIER;
    }

    private byte[] filter(byte[] json) {
        ObjectNode day = (ObjectNode) JsonMapper.shared().readTree(json);
        ArrayNode shared = JsonMapper.shared().createArrayNode();
        for (JsonNode skier : day.path(TOP)) {
            if (identity.isSharing(skier.path("skierID").intValue())) {
                shared.add(skier);
            }
        }
        day.set(TOP, shared);
        return JsonMapper.shared().writeValueAsBytes(day);
    }
}
