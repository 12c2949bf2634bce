package dev.liftline.query.web;

import dev.liftline.query.Json;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Writes what Tomcat refuses before Spring sees it (a malformed request line, path or header) as a {@link Problem}, not as
 * a page of HTML. Public, with a public constructor, because Tomcat makes it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        boolean answered = response.getContentWritten() > 0;
        if (status < HttpStatus.BAD_REQUEST.value() || answered || !response.setErrorReported()) {
            return;
        }
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        byte[] problem = Json.write(Problem.of(code, Problem.generalDetail(code)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(problem.length);
        try {
            response.getOutputStream().write(problem);
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("An error answer could not be written", gone);
        }
    }
}
