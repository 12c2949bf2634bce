package dev.liftline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /resorts, LIST_RESORTS, QUERY_WEB",
        "GET, /resorts/1/seasons, LIST_SEASONS, QUERY_WEB",
        "POST, /resorts/1/seasons, ADD_SEASON, QUERY_WEB",
        "GET, /resorts/1/seasons/2025/day/7/skiers, COUNT_SKIERS, QUERY_WEB",
        "GET, /resorts/1/seasons/2025/days/7, RESORT_DAY, QUERY_WEB",
        "GET, /board/resorts, BOARD_RESORTS, QUERY_WEB",
        "GET, /board/day, BOARD_DAY, QUERY_WEB",
        "GET, /board/replay, BOARD_REPLAY, QUERY_WEB",
        "GET, /board/season, BOARD_SEASON, QUERY_WEB",
        "GET, /board/flow, BOARD_FLOW, QUERY_WEB",
        "POST, /board/last-lift, FIND_LAST_LIFT, QUERY_WEB",
        "POST, /skiers/1/seasons/2025/days/7/skiers/5, RECORD_RIDE, INGEST",
        "GET, /skiers/1/seasons/2025/days/7/skiers/5, SKIER_DAY_VERTICAL, QUERY_MOBILE",
        "GET, /skiers/5/vertical, SKIER_VERTICAL, QUERY_MOBILE",
        "GET, /skiers/5/days, SKIER_SEASON, QUERY_MOBILE",
        "GET, /skiers/5/rides, SKIER_RIDES, QUERY_MOBILE",
        "GET, /app/today, APP_TODAY, QUERY_MOBILE",
        "GET, /app/leaderboard, APP_LEADERBOARD, QUERY_MOBILE",
        "POST, /lift-rides, RECORD_RIDES, INGEST",
        "GET, /session/oidc, SIGN_IN_AT_PROVIDER, IDENTITY",
        "GET, /session/oidc/callback, RETURN_FROM_PROVIDER, IDENTITY",
        "GET, /app/live, APP_LIVE,",
        "GET, /board/live, BOARD_LIVE,",
        "GET, /, APP,",
        "GET, /board, BOARD,",
        "GET, /assets/shared-api.0123456789ab.js, ASSET,",
        "GET, /developers, DEVELOPERS,",
        "GET, /statistics, STATISTICS,",
        "GET, /openapi.yaml, OPENAPI_YAML,",
        "GET, /openapi.json, OPENAPI_JSON,",
        "GET, /swagger-ui/, SWAGGER_UI_INDEX,",
        "GET, /swagger-ui/index.css, SWAGGER_UI_FILE,"
    })
    void findsTheRouteAndItsPool(String method, String path, Route route, PoolName pool) {
        assertThat(Route.find(method, path)).isEqualTo(route);
        assertThat(route.pool()).isEqualTo(pool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/resort",
                "/resortss",
                "/resorts/",
                "/resorts/1",
                "/resorts/1/seasons/",
                "/skiers//vertical",
                "/skiers/1/seasons/2025/day/7/skiers/5",
                "/skiers/1/seasons/2025/days/7/skiers",
                "/skiers/1/seasons/2025/days/7/skiers/5/6",
                "/swagger-ui/a/b",
                "/v3/api-docs",
                "/actuator/health"
            })
    void hasNoRouteForOtherPaths(String path) {
        assertThat(Route.find("GET", path)).isNull();
        assertThat(Route.methodsAt(path)).isEmpty();
    }

    @Test
    void listsTheMethodsOfAPath() {
        assertThat(Route.find("DELETE", "/resorts/1/seasons")).isNull();
        assertThat(Route.methodsAt("/resorts/1/seasons")).containsExactly("GET", "HEAD", "POST");
        assertThat(Route.methodsAt("/lift-rides")).containsExactly("POST");
    }

    @Test
    void listsTheMethodsOfTheServer() {
        assertThat(Route.methods()).containsExactly("GET", "HEAD", "POST", "DELETE", "PUT", "OPTIONS");
        for (Route route : Route.values()) {
            assertThat(Route.methods()).contains(route.method()).containsAll(Route.methodsAt(route.template()));
        }
    }

    @Test
    void offersHeadWhereGetIs() {
        assertThat(Route.find("HEAD", "/resorts")).isEqualTo(Route.LIST_RESORTS);
        assertThat(Route.find("HEAD", "/lift-rides")).isNull();
    }

    @Test
    void aDeletionOfDataHasABodyAndIsSentOnce() {
        assertThat(Route.DELETE_ACCOUNT.takesBody()).isTrue();
        assertThat(Route.DELETE_ACCOUNT.isRepeatable()).isFalse();
        assertThat(Route.SIGN_OUT.takesBody()).isFalse();
        assertThat(Route.SIGN_OUT.isRepeatable()).isTrue();
    }

    @Test
    void onlyABatchHasALargeBody() {
        assertThat(Route.RECORD_RIDES.maxBodyBytes()).isEqualTo(512 * 1024);
        assertThat(Route.RECORD_RIDE.maxBodyBytes()).isEqualTo(4 * 1024);
        assertThat(Route.ADD_SEASON.maxBodyBytes()).isEqualTo(4 * 1024);
    }
}
