package dev.liftline.identity.web;

import dev.liftline.identity.Sessions.Started;
import dev.liftline.identity.SignIn;
import dev.liftline.identity.SignOut;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in and out. */
@RestController
class SessionController {

    private final SignIn signIn;
    private final SignOut signOut;

    SessionController(SignIn signIn, SignOut signOut) {
        this.signIn = signIn;
        this.signOut = signOut;
    }

    record SessionResponse(String token, Instant expiresAt, String role, String subject) {

        static SessionResponse of(Started started) {
            return new SessionResponse(
                    started.token(),
                    started.session().expiresAt(),
                    started.session().person().role().id(),
                    started.session().person().subject());
        }

        /** Without the token: Spring MVC logs what it writes. */
        @Override
        public String toString() {
            return "SessionResponse of " + role + " " + subject;
        }
    }

    @PostMapping("/session")
    @ResponseStatus(HttpStatus.CREATED)
    SessionResponse start(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(request, "pass", "pin", "operator", "passphrase");
        boolean operator = body.has("operator") && !body.has("pass");
        String name = body.text(operator ? "operator" : "pass");
        String secret = body.text(operator ? "passphrase" : "pin");
        body.throwIfInvalid();
        Started started = operator
                ? signIn.operator(name, secret, Requests.source(request))
                : signIn.skier(name, secret, Requests.source(request));
        return SessionResponse.of(started);
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(HttpServletRequest request) {
        signOut.here(Requests.sessionId(request), Requests.person(request), Requests.source(request));
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(HttpServletRequest request) {
        signOut.everywhere(Requests.sessionId(request), Requests.person(request), Requests.source(request));
    }
}
