package dev.liftline.gateway.startup;

import dev.liftline.gateway.server.ListenException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains an address or a port that is not available. Registered in {@code META-INF/spring.factories}. */
final class ListenFailureAnalyzer extends AbstractFailureAnalyzer<ListenException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ListenException cause) {
        Throwable reason = cause.getCause();
        return new FailureAnalysis(
                "The gateway cannot listen on " + cause.bind() + ":" + cause.port() + ": "
                        + (reason == null ? "unknown reason" : reason.getMessage()) + ".",
                "Stop what listens there, or set LIFTLINE_PORT to a free port and LIFTLINE_BIND to an address of this"
                        + " machine.",
                cause);
    }
}
