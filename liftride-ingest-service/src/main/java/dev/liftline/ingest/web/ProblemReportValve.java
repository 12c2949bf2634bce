package dev.liftline.ingest.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Writes what Tomcat refuses before Spring sees it (a malformed request line, path or header, a service shutting down)
 * as a {@link Problem} instead of an HTML page. Public, with a public constructor, because Tomcat makes it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // Only an error that nobody has answered yet.
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        if (code.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        byte[] problem = Problem.of(code, detail(code)).json();
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(problem.length);
        try {
            response.getOutputStream().write(problem);
            response.finishResponse();
        } catch (IOException e) {
            // The client has gone; there is nobody to tell.
            container.getLogger().debug("An error answer could not be written", e);
        }
    }

    private static String detail(HttpStatusCode status) {
        if (status.is4xxClientError()) {
            return "The request is not valid HTTP for this service.";
        }
        return status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
                ? "The service is shutting down. Send it again: a ride counts once."
                : "The service failed; send it again: a ride counts once.";
    }
}
