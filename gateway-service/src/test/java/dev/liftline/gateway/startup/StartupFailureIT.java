package dev.liftline.gateway.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.liftline.gateway.testing.RunningGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartupFailureIT {

    @Test
    void explainsAPortInUseInOneSentence(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatException().isThrownBy(() -> start("liftline.gateway.server.port=" + port));
            assertThat(output.getAll())
                    .contains("cannot listen on 127.0.0.1:" + port)
                    .contains("set LIFTLINE_PORT to a free port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void explainsAnInvalidSourceInOneSentence(CapturedOutput output) {
        assertThatException().isThrownBy(() -> start("liftline.gateway.upstream.pools.ingest.source=statc:x"));
        assertThat(output.getAll())
                .contains("liftline.gateway.upstream.pools.ingest.source=statc:x: "
                        + "must be static:host:port,host:port or dns:name:port or file:/absolute/path.")
                .doesNotContain("\tat ");
    }

    private static void start(String property) {
        RunningGateway.on("static:127.0.0.1:1", property).close();
    }
}
