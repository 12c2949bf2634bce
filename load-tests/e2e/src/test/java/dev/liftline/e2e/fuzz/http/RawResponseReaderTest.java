package dev.liftline.e2e.fuzz.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawResponseReaderTest {

    @Test
    void readsAResponseAndSkipsInterimOnes() throws IOException {
        RawResponse response =
                read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag: \"x\"\r\n\r\n{}rest");

        assertThat(response).isNotNull().satisfies(read -> {
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("etag")).isEqualTo("\"x\"");
            assertThat(read.text()).isEqualTo("{}");
        });
    }

    @Test
    void joinsChunks() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
                .isNotNull()
                .extracting(RawResponse::text)
                .isEqualTo("abc");
    }

    @Test
    void returnsNullForAClosedConnection() throws IOException {
        assertThat(read("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Injected\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200"
            })
    void rejectsMalformedResponses(String bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(MalformedResponseException.class);
    }

    private static @Nullable RawResponse read(String bytes) throws IOException {
        return new RawResponseReader(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1))).read(false);
    }
}
