package dev.liftline.query.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Writes what Tomcat rejects before Spring MVC (a malformed request line, path or header) as a problem document instead of
 * an HTML page. Public with a public constructor, because Tomcat creates it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        boolean written = response.getContentWritten() > 0;
        if (status < HttpStatus.BAD_REQUEST.value() || written || !response.setErrorReported()) {
            return;
        }
        byte[] problem = Problems.json(Problems.of(HttpStatusCode.valueOf(status)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(problem.length);
        try {
            response.getOutputStream().write(problem);
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client closed the connection before the error response", e);
        }
    }
}
