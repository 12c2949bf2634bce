package dev.liftline.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.liftline.identity.Operators;
import dev.liftline.identity.Person;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.CallerRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists, creates and deletes operators, and sets their passphrases. */
@RestController
class OperatorController {

    private final Operators operators;

    OperatorController(Operators operators) {
        this.operators = operators;
    }

    record OperatorsResponse(List<Operator> operators) {}

    /** A resort that is missing means every one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Operator(String name, String role, @Nullable Integer resortID) {

        static Operator of(Person operator) {
            return new Operator(
                    operator.subject(), operator.role().id(), operator.resort() == 0 ? null : operator.resort());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreatedOperator(
            String name,
            String passphrase,
            String role,
            @Nullable Integer resortID) {

        static CreatedOperator of(Operators.Created created) {
            Operator operator = Operator.of(created.operator());
            return new CreatedOperator(operator.name(), created.passphrase(), operator.role(), operator.resortID());
        }

        /** Without the passphrase: Spring MVC logs what it writes. */
        @Override
        public String toString() {
            return "CreatedOperator " + name;
        }
    }

    @GetMapping("/admin/operators")
    OperatorsResponse list() {
        return new OperatorsResponse(operators.list().stream().map(Operator::of).toList());
    }

    @PostMapping("/admin/operators")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedOperator create(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        BodyFields body = BodyFields.read(request, "name", "role", RideField.RESORT_ID.jsonName());
        String name = AccessFields.name(body);
        CallerRole role = AccessFields.role(body, CallerRole.RESORT, CallerRole.SECURITY, CallerRole.ADMIN);
        int resort = AccessFields.resort(body, role, "must be given for the role resort only");
        body.throwIfInvalid();
        return CreatedOperator.of(operators.create(new Person(role, name, resort), Requests.source(request)));
    }

    @PostMapping("/admin/operators/{name}/passphrase")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedOperator resetPassphrase(@PathVariable String name, HttpServletRequest request) {
        return CreatedOperator.of(operators.resetPassphrase(name, Requests.source(request)));
    }

    @DeleteMapping("/admin/operators/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, HttpServletRequest request) {
        operators.delete(name, Requests.source(request));
    }
}
