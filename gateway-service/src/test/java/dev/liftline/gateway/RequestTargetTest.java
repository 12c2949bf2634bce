package dev.liftline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/resorts, /resorts",
        "/resorts?, /resorts",
        "/skiers/5/vertical?resort=1&resort=2&season=2025, /skiers/5/vertical",
        "/skiers/-1/vertical, /skiers/-1/vertical",
        "/skiers/a.b/vertical?cursor=a%2Bb%3D%20, /skiers/a.b/vertical",
        "/skiers/1%20/vertical, /skiers/1%20/vertical",
        "/skiers/%2B1/vertical?cursor=%C3%A9, /skiers/%2B1/vertical",
        "/swagger-ui/, /swagger-ui/",
        "/skiers/..a/vertical, /skiers/..a/vertical"
    })
    void keepsTargetsInNormalForm(String received, String path) {
        RequestTarget target = RequestTarget.parse("GET", received);
        assertThat(target.violation()).isNull();
        assertThat(target).isEqualTo(new RequestTarget(path, received, null, false));
    }

    @ParameterizedTest
    @CsvSource({
        "/board/day?resort=7, 7",
        "/board/day?day=1&resort=7, 7",
        "/board/day?resort=7&resort=8, ",
        "/board/day?resort=, ''",
        "/board/day?a=resort=8&resort=%37, 7",
        "http://resort.example//board/day?resort=7&day=1, 7",
        "/board/day?resorts=7, ",
        "/board/day?resort, ''",
        "/board/day?r%65sort=7, 7",
        "/board/day?r%65sort=8&resort=7, ",
        "/board/day?x%20y=8&resort=7, 7",
        "/board/day?x%3D=1&resort=7, 7",
        "/board/day?resort=+7, ' 7'",
        "/board/day?, ",
        "/board/day, "
    })
    void findsAParameterThatIsGivenOnce(String received, @Nullable String value) {
        assertThat(RequestTarget.parse("GET", received).parameter("resort")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "//resorts, /resorts, /resorts",
        "///resorts//1///seasons, /resorts/1/seasons, /resorts/1/seasons",
        "//, /, /",
        "/%72esorts, /resorts, /resorts",
        "/resorts/1/seasons/2025/day/%31/skiers, /resorts/1/seasons/2025/day/1/skiers, /resorts/1/seasons/2025/day/1/skiers",
        "/skiers/%7Ea%2D%5F%2Eb/vertical, /skiers/~a-_.b/vertical, /skiers/~a-_.b/vertical",
        "//resorts?next=//elsewhere, /resorts, /resorts?next=//elsewhere"
    })
    void normalizesEscapesAndRepeatedSlashesOfThePath(String received, String path, String uri) {
        RequestTarget target = RequestTarget.parse("GET", received);
        assertThat(target.violation()).isNull();
        assertThat(target).isEqualTo(new RequestTarget(path, uri, null, false));
    }

    @ParameterizedTest
    @CsvSource({
        "http://resort.example/resorts?a=1, /resorts, /resorts?a=1, resort.example",
        "HTTPS://[::1]:8080//resorts, /resorts, /resorts, [::1]:8080",
        "http://resort.example, /, /, resort.example",
        "http://resort.example?a=1, /, /?a=1, resort.example"
    })
    void splitsTheAuthorityOffTheAbsoluteForm(String received, String path, String uri, String authority) {
        RequestTarget target = RequestTarget.parse("GET", received);
        assertThat(target.violation()).isNull();
        assertThat(target).isEqualTo(new RequestTarget(path, uri, authority, false));
    }

    @ParameterizedTest
    @CsvSource({"*,", "http://resort.example, resort.example", "https://[::1]:8080, [::1]:8080"})
    void optionsMayTargetTheServerAsAWhole(String received, String authority) {
        RequestTarget target = RequestTarget.parse("OPTIONS", received);
        assertThat(target.violation()).isNull();
        assertThat(target).isEqualTo(new RequestTarget("*", "*", authority, true));
    }

    @ParameterizedTest
    @CsvSource({
        "http://resort.example/, /, /, resort.example",
        "http://resort.example?a=1, /, /?a=1, resort.example",
        "/resorts, /resorts, /resorts,"
    })
    void optionsMayTargetAResource(String received, String path, String uri, String authority) {
        RequestTarget target = RequestTarget.parse("OPTIONS", received);
        assertThat(target.violation()).isNull();
        assertThat(target).isEqualTo(new RequestTarget(path, uri, authority, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "**", "*/", "*?a=1", "/*/..", "resorts"})
    void rejectsOtherTargetsOfOptions(String uri) {
        assertThat(RequestTarget.parse("OPTIONS", uri).violation()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "resorts",
                "*",
                "ftp://elsewhere/resorts",
                "http://elsewhere/resorts/../skiers",
                "//../resorts",
                "/%2e",
                "/.",
                "/..",
                "/resorts/../skiers",
                "/resorts/./1",
                "/resorts/..",
                "/resorts/%2e%2e/skiers",
                "/resorts/.%2E/skiers",
                "/resorts/%252e",
                "/resorts/%c3%a9",
                "/resorts/%5c",
                "/resorts/%3b",
                "/resorts/%00",
                "/resorts/%0d%0a",
                "/resorts/%7f",
                "/resorts/%",
                "/resorts/%2",
                "/resorts/%zz",
                "/skiers/%%32e%%32e/vertical",
                "/skiers/%%331/vertical",
                "/skiers/%3%31/vertical",
                "/skiers/%2%30/vertical",
                "/resorts/%é1",
                "/skiers/1%2Fvertical",
                "/skiers/1;x=1/vertical",
                "/resorts\\1",
                "/resorts/\u0000",
                "/resorts/\t",
                "/resorts/é",
                "/resorts/１",
                "/resorts#top"
            })
    void rejectsPathsThatServersReadDifferently(String uri) {
        assertThat(RequestTarget.parse("GET", uri).violation()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "%2", "%zz", "a%00", "a%0d%0ab", "a b", "a\"b", "a|b", "a[0]", "a\\b", "é", "a#b", "\u007f"
            })
    void rejectsInvalidQueries(String query) {
        assertThat(RequestTarget.parse("GET", "/resorts?" + query).violation()).endsWith(".");
    }
}
