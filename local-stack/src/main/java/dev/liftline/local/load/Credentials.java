package dev.liftline.local.load;

import io.vertx.core.http.HttpMethod;

/** The keys that the clients of a load send. Implementations are thread-safe. */
public interface Credentials {

    /** The header with a key. */
    String HEADER = "X-API-Key";

    /** Sends no key: for a stack that asks nobody who he is, and for servers behind the gateway. */
    Credentials NONE = new Credentials() {
        @Override
        public String scanner(int resort) {
            return "";
        }

        @Override
        public String operator() {
            return "";
        }
    };

    /** The key of a resort's scanners, or of an operator if the resort has none; empty for no key. */
    String scanner(int resort);

    /** The key of an operator who may do everything; empty for no key. */
    String operator();

    /** The key for a request: that of the resort's scanners for a ride, else the operator's. */
    default String of(Request request) {
        var isRide = request.method().equals(HttpMethod.POST) && request.path().startsWith("/skiers/");
        return isRide ? scanner(resort(request.path())) : operator();
    }

    /** The number after {@code /skiers/}; 0 if there is none. */
    private static int resort(String path) {
        int resort = 0;
        for (int i = "/skiers/".length(); i < path.length() && path.charAt(i) != '/'; i++) {
            int digit = path.charAt(i) - '0';
            if (digit < 0 || digit > 9 || resort > 1_000_000) {
                return 0;
            }
            resort = 10 * resort + digit;
        }
        return resort;
    }
}
