package dev.liftline.identity.web;

import dev.liftline.identity.AccessKey;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.CallerRole;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The fields that keys and operators have in common. */
final class AccessFields {

    private static final String RESORT = RideField.RESORT_ID.jsonName();

    private AccessFields() {}

    static String name(BodyFields body) {
        String name = body.text("name");
        if (!AccessKey.isName(name)) {
            body.reject("name", AccessKey.NAME_RULE);
        }
        return name;
    }

    /**
     * The role, and if it is invalid another, so that the other fields can be read.
     *
     * @param allowed at least two
     */
    static CallerRole role(BodyFields body, CallerRole... allowed) {
        String role = body.text("role");
        return Arrays.stream(allowed)
                .filter(one -> one.id().equals(role))
                .findFirst()
                .orElseGet(() -> {
                    body.reject("role", "must be " + list(allowed));
                    return CallerRole.SECURITY;
                });
    }

    private static String list(CallerRole... roles) {
        List<String> ids = Arrays.stream(roles).map(CallerRole::id).toList();
        return ids.stream().limit(ids.size() - 1L).collect(Collectors.joining(", ")) + " or " + ids.getLast();
    }

    /**
     * The only resort; 0 for every one. Who is of one resort and not bound to it could make keys for all.
     *
     * @param otherwise the rule if the role is for all resorts
     */
    static int resort(BodyFields body, CallerRole role, String otherwise) {
        if (role.isOfOneResort()) {
            return body.integer(RideField.RESORT_ID);
        }
        int resort = body.optionalInteger(RideField.RESORT_ID);
        if (resort != 0) {
            body.reject(RESORT, otherwise);
        }
        return resort;
    }
}
