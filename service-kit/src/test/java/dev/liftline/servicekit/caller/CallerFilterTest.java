package dev.liftline.servicekit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.CallerSecrets;
import dev.liftline.servicekit.settings.AbsoluteFile;
import jakarta.servlet.http.HttpFilter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CallerFilterTest {

    private static final Caller SCANNER = new Caller(CallerRole.SCANNER, "key-1", "gate-1", 3, 21);

    @TempDir
    private Path directory;

    private Path secrets = Path.of("");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain next = new MockFilterChain();

    @BeforeEach
    void writeSecrets() throws Exception {
        secrets = Files.writeString(directory.resolve("secrets"), "a-secret-of-at-least-forty-three-characters-1");
    }

    @Test
    void keepsTheCallerOfASignedRequest() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/lift-rides");
        request.addHeader(CallerHeader.NAME, signed());
        filter(false).doFilter(request, response, next);
        assertThat(CallerFilter.caller((MockHttpServletRequest) Objects.requireNonNull(next.getRequest())))
                .isEqualTo(SCANNER);
    }

    @Test
    void rejectsARequestWithoutTheHeader() throws Exception {
        filter(false).doFilter(new MockHttpServletRequest("GET", "/resorts"), response, next);
        assertRejected("The caller header is missing. Send the request to the gateway, with a key or a session.");
    }

    @Test
    void rejectsAForgedHeader() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/resorts");
        request.addHeader(CallerHeader.NAME, signed().replace("scanner", "admin"));
        filter(false).doFilter(request, response, next);
        assertRejected("The caller header is not signed by a gateway.");
    }

    @Test
    void letsProbesPass() throws Exception {
        filter(false).doFilter(new MockHttpServletRequest("GET", "/readyz"), response, next);
        assertThat(next.getRequest()).isNotNull();
    }

    @Test
    void takesEverybodyForAnAdministratorInOpenMode() throws Exception {
        filter(true).doFilter(new MockHttpServletRequest("GET", "/resorts"), response, next);
        assertThat(CallerFilter.caller((MockHttpServletRequest) Objects.requireNonNull(next.getRequest()))
                        .role())
                .isEqualTo(CallerRole.ADMIN);
    }

    @Test
    void isOpenOnLoopbackOnlyAndNeedsSecretsOtherwise() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        InetAddress any = InetAddress.getByName("0.0.0.0");
        assertThat(new CallerProperties(true, null, loopback).isOpenOnLoopbackOnly())
                .isTrue();
        assertThat(new CallerProperties(true, null, any).isOpenOnLoopbackOnly()).isFalse();
        assertThat(new CallerProperties(false, null, loopback).isClosedWithSecrets())
                .isFalse();
        assertThat(new CallerProperties(false, AbsoluteFile.from("/x"), any).isClosedWithSecrets())
                .isTrue();
    }

    @Test
    void doesNotStartWithoutItsFileOfSecrets() throws Exception {
        Files.delete(secrets);
        assertThatThrownBy(() -> filter(false)).hasMessageContaining(secrets.toString());
    }

    private HttpFilter filter(boolean open) {
        CallerProperties properties =
                new CallerProperties(open, AbsoluteFile.from(secrets.toString()), InetAddress.getLoopbackAddress());
        return Objects.requireNonNull(
                new CallerConfiguration().callerFilter(properties).getFilter());
    }

    private String signed() {
        return new CallerHeader(CallerSecrets.of(secrets), InstantSource.system())
                .write(SCANNER, Instant.now().plusSeconds(60));
    }

    private void assertRejected(String sentence) throws Exception {
        assertThat(next.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains(sentence);
    }
}
