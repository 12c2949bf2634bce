package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.check.ResponseCheck;
import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.ChoiceSequence;
import dev.liftline.e2e.fuzz.input.FuzzCase;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.fuzz.input.RequestGenerator;
import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Without a credential that may use it, an operation responds as every other does to this credential: nothing tells whether a skier,
 * a key or a ride exists.
 */
final class CredentialProperty implements Property {

    private static final String NAME = "insufficient credentials";

    /** For requests that are not HTTP as the gateway reads it, or have no such path: decided before anybody is asked who he is. */
    private static final Set<Integer> BEFORE_CREDENTIALS = Set.of(400, 404, 414, 417, 431, 501);

    private static final String OTHER_ORIGIN = "Pages of other sites may not send this request.";

    /** May use nothing that is asked here. */
    private final List<String> credentials;

    private final List<RequestGenerator> requests;

    /** @param operations that scanners may not use */
    CredentialProperty(List<Operation> operations, FuzzScope scope) {
        String scanner = scope.scannerKey();
        credentials = List.of(
                "",
                "X-API-Key: " + scanner + "\r\n",
                "Authorization: Bearer " + scanner + "\r\n",
                "X-API-Key: " + scanner.substring(1) + "\r\n",
                "Authorization: Basic eDp4\r\n",
                "Authorization: Bearer "
                        + Credential.generate(Credential.Kind.OPERATOR, "unknown")
                                .text() + "\r\n",
                "Cookie: liftline="
                        + Credential.generate(Credential.Kind.SESSION, "unknown")
                                .text() + "\r\n",
                "X-API-Key: " + scanner + "\r\nAuthorization: Bearer " + scanner + "\r\n");
        FuzzScope withoutKey = scope.withoutKey();
        requests = operations.stream()
                .map(operation -> new RequestGenerator(operation, withoutKey))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(ChoiceSequence choices, RawConnection connection) throws Violation, IOException {
        String credential = choices.of(credentials);
        FuzzCase sent = choices.of(requests).make(choices);
        RawResponse usual = connection.exchangeWithRetries(
                "GET /resorts HTTP/1.1\r\nHost: localhost\r\n" + credential + "\r\n", false);
        RawResponse response = connection.exchangeWithRetries(with(credential, sent), sent.isHead());
        if (usual == null || response == null) {
            throw new Violation(NAME + ": no response", "the server closed the connection without a response");
        }
        ResponseCheck.checkAny(NAME, response);
        if (ResponseCheck.UNAVAILABLE_STATUSES.contains(usual.status())
                || ResponseCheck.UNAVAILABLE_STATUSES.contains(response.status())
                || BEFORE_CREDENTIALS.contains(response.status())
                || isOfOtherOrigin(credential, response)) {
            return;
        }
        boolean same = response.status() == usual.status()
                && (sent.isHead() || response.body().equals(usual.body()));
        if (usual.status() < 400 || !same) {
            throw new Violation(
                    NAME + ": " + response.status(), "must be as for GET /resorts, " + usual + ", but is " + response);
        }
    }

    /** A changing request with a cookie and without the origin of this site is denied before the session is looked up. */
    private static boolean isOfOtherOrigin(String credential, RawResponse response) {
        return credential.startsWith("Cookie: ")
                && response.status() == 403
                && response.body().contains(OTHER_ORIGIN);
    }

    private static String with(String credential, FuzzCase sent) {
        int headers = sent.bytes().indexOf("\r\n") + 2;
        return sent.bytes().substring(0, headers) + credential + sent.bytes().substring(headers);
    }

    @Override
    public String printable(ChoiceSequence choices) {
        String credential = choices.of(credentials);
        return FuzzCase.printable(with(credential, choices.of(requests).make(choices)));
    }
}
