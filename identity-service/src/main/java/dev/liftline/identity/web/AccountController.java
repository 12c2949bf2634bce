package dev.liftline.identity.web;

import dev.liftline.identity.deletion.AccountDeletion;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a skier delete his data. */
@RestController
class AccountController {

    private final AccountDeletion deletion;

    AccountController(AccountDeletion deletion) {
        this.deletion = deletion;
    }

    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(request, "pin");
        String pin = body.text("pin");
        body.throwIfInvalid();
        deletion.delete(Requests.sessionId(request), Requests.person(request), pin, Requests.source(request));
    }
}
