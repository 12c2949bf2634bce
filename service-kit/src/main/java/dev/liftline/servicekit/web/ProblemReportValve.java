package dev.liftline.servicekit.web;

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
 * Writes errors that Tomcat reports before Spring sees the request (malformed HTTP, shutdown) as problem documents.
 * Public, with a public constructor, because Tomcat creates it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // Only errors without a response so far.
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        if (code.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        byte[] problem = Problems.json(Problems.of(code, detail(code)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(problem.length);
        try {
            response.getOutputStream().write(problem);
            response.finishResponse();
        } catch (IOException e) {
            // The client has disconnected.
            container.getLogger().debug("Writing an error response failed", e);
        }
    }

    private static String detail(HttpStatusCode status) {
        if (status.is4xxClientError()) {
            return "The request is not valid HTTP for this service.";
        }
        return status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
                ? "The service is shutting down; send the request again."
                : "The service failed; send the request again.";
    }
}
