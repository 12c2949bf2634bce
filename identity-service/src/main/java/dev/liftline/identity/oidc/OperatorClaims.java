package dev.liftline.identity.oidc;

import dev.liftline.identity.Person;
import dev.liftline.identity.RejectedException;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.CallerRole;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in the claims of an ID token who an operator is and what he may do. What is not said clearly is not granted. Thread-safe. */
final class OperatorClaims {

    private static final Set<String> ROLES = Set.of("resort", "security", "admin");
    private static final List<String> NAME_CLAIMS = List.of("preferred_username", "sub");

    /** Goes into headers of requests, and into the audit. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");

    private final String roleClaim;
    private final String resortClaim;

    OperatorClaims(OidcProperties properties) {
        this.roleClaim = properties.roleClaim();
        this.resortClaim = properties.resortClaim();
    }

    /** @throws RejectedException if the claims do not say it */
    Person operator(Map<String, Object> claims) {
        CallerRole role = role(claims.get(roleClaim));
        return Person.ofProvider(role, name(claims), resort(role, claims.get(resortClaim)));
    }

    private CallerRole role(@Nullable Object claim) {
        List<String> roles = texts(claim).filter(ROLES::contains).distinct().toList();
        if (roles.size() != 1) {
            throw RejectedException.forbidden(
                    "The identity provider gives you %s in Liftline: its claim %s must have one of resort, security and admin."
                            .formatted(roles.isEmpty() ? "no role" : "several roles", roleClaim));
        }
        return CallerRole.of(roles.getFirst());
    }

    private int resort(CallerRole role, @Nullable Object claim) {
        List<String> resorts = texts(claim).toList();
        if (!role.isOfOneResort()) {
            if (!resorts.isEmpty()) {
                throw RejectedException.forbidden(
                        "The identity provider binds you to a resort, which the role %s cannot be: remove its claim %s."
                                .formatted(role.id(), resortClaim));
            }
            return 0;
        }
        if (resorts.size() == 1) {
            var resort = RideField.RESORT_ID.parse(resorts.getFirst());
            if (resort.isPresent()) {
                return resort.getAsInt();
            }
        }
        throw RejectedException.forbidden(
                "The identity provider does not say for which resort you work: its claim %s must be the id of one."
                        .formatted(resortClaim));
    }

    private static String name(Map<String, Object> claims) {
        return NAME_CLAIMS.stream()
                .flatMap(claim -> texts(claims.get(claim)))
                .filter(name -> NAME.matcher(name).matches())
                .findFirst()
                .orElseThrow(
                        () -> RejectedException.forbidden(
                                "The identity provider's name for you must have 1 to 64 letters, digits or ._@+- in preferred_username or sub."));
    }

    /** A claim may have one value or several. */
    private static Stream<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> Stream.empty();
            case Collection<?> values -> values.stream().map(String::valueOf);
            default -> Stream.of(claim.toString());
        };
    }
}
