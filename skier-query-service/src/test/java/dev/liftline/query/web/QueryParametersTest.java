package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void readsNamesAndValues() {
        QueryParameters query = QueryParameters.parse("season=2025&%73eason=20%326&cursor=a%3Db=c&flag&plus=a+b");
        assertThat(query.values("season")).containsExactly("2025", "2026");
        assertThat(query.values("cursor")).containsExactly("a=b=c");
        assertThat(query.values("flag")).containsExactly("");
        assertThat(query.values("plus")).containsExactly("a b");
        assertThat(query.values("limit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&=x", "=x&a=1", "&&a=1&", "=&a=1&==", "a=1&=%e2%82%ac", "a=1&=%ff"})
    void ignoresParametersWithoutAName(String query) {
        assertThat(QueryParameters.parse(query).values("a")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%20=%20&a=1", "a=1&utm=%E9", "b=%zz&a=1", "a=1&%=1", "%ff=1&a=1", "a=1&a%=2", "a=1&%c0%a1=2"})
    void ignoresUnknownParameters(String query) {
        assertThat(QueryParameters.parse(query).values("a")).containsExactly("1");
    }

    @Test
    void readsNoQuery() {
        assertThat(QueryParameters.parse(null).values("a")).isEmpty();
        assertThat(QueryParameters.parse("").values("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "a=%c0%af", "a=%ff", "a=1&%61=%ed%a0%80"})
    void rejectsAMalformedEscapeInAValueAskedFor(String query) {
        QueryParameters parameters = QueryParameters.parse(query);

        assertThatThrownBy(() -> parameters.values("a"))
                .isInstanceOf(RequestException.class)
                .hasMessage("The query is malformed.");
    }
}
