package dev.liftline.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApiDescriptionTest {

    private final ApiDescription description = new ApiDescription(json("""
            {"openapi":"3.1.0","info":{"title":"Liftline"},"servers":[{"url":"/"}],"paths":{"/statistics":{"get":{}}}}"""));

    @Test
    void operationsOfOnePathComeFromDifferentServices() {
        ObjectNode whole = description
                .with(
                        "Ingest",
                        json("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"x\"},\"paths\":{\"/a\":{\"post\":{}}}}"))
                .with("Query", json("{\"paths\":{\"/a\":{\"get\":{}},\"/b\":{\"get\":{}}}}"))
                .whole();
        assertThat(whole.at("/paths").propertyNames()).containsExactly("/statistics", "/a", "/b");
        assertThat(whole.at("/paths/~1a").propertyNames()).containsExactlyInAnyOrder("post", "get");
        assertThat(whole.at("/info/title").stringValue()).isEqualTo("Liftline");
    }

    @Test
    void whatTwoServicesDescribeDifferentlyIsKeptTwice() {
        ObjectNode whole = description
                .with("Ingest", json(service("string", "send")))
                .with("Query", json(service("integer", "read")))
                .whole();
        assertThat(whole.at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("Thing", "QueryThing");
        assertThat(whole.at("/paths/~1send/get/schema/$ref").stringValue()).isEqualTo("#/components/schemas/Thing");
        assertThat(whole.at("/paths/~1read/get/schema/$ref").stringValue())
                .isEqualTo("#/components/schemas/QueryThing");
        assertThat(whole.at("/components/schemas/QueryThing/type").stringValue())
                .isEqualTo("integer");
    }

    @Test
    void whatTheyDescribeAlikeIsKeptOnce() {
        ObjectNode whole = description
                .with("Ingest", json(service("string", "send")))
                .with("Query", json(service("string", "read")))
                .whole();
        assertThat(whole.at("/components/schemas").propertyNames()).containsExactly("Thing");
    }

    @Test
    void operationIdsStayUnique() {
        ObjectNode whole = description
                .with("Ingest", json("{\"paths\":{\"/a\":{\"post\":{\"operationId\":\"season\"}}}}"))
                .with("Query", json("{\"paths\":{\"/b\":{\"get\":{\"operationId\":\"season\"}}}}"))
                .whole();
        assertThat(whole.at("/paths/~1a/post/operationId").stringValue()).isEqualTo("season");
        assertThat(whole.at("/paths/~1b/get/operationId").stringValue()).isEqualTo("season_Query");
    }

    private static String service(String type, String path) {
        return """
                {"paths":{"/%s":{"get":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
                 "components":{"schemas":{"Thing":{"type":"%s"}}}}""".formatted(path, type);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
