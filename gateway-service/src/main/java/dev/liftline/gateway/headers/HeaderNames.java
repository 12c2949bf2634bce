package dev.liftline.gateway.headers;

/** A set of header names, looked up for every header of every request: no hashing, no lower-casing. Immutable. */
final class HeaderNames {

    private final String[][] byLength;

    HeaderNames(String... names) {
        int max = 0;
        for (String name : names) {
            max = Math.max(max, name.length());
        }
        byLength = new String[max + 1][0];
        for (String name : names) {
            String[] old = byLength[name.length()];
            String[] grown = new String[old.length + 1];
            System.arraycopy(old, 0, grown, 0, old.length);
            grown[old.length] = name;
            byLength[name.length()] = grown;
        }
    }

    boolean contains(String name) {
        int length = name.length();
        if (length >= byLength.length) {
            return false;
        }
        for (String candidate : byLength[length]) {
            if (candidate.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
