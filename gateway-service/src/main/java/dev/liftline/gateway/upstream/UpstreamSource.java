package dev.liftline.gateway.upstream;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where a pool's replicas are found. */
public sealed interface UpstreamSource {

    /** A fixed list. */
    record Fixed(List<ReplicaAddress> addresses) implements UpstreamSource {}

    /** All addresses of a name, with one port: a Compose service or a headless Kubernetes Service. */
    record Dns(String name, int port) implements UpstreamSource {}

    /** A file with one {@code host:port} per line and {@code #} comments, replaced by renaming. */
    record WatchedFile(Path path) implements UpstreamSource {}

    /**
     * Reads {@code static:host:port,host:port}, {@code dns:name:port} or {@code file:/absolute/path}.
     *
     * @throws IllegalArgumentException with one sentence that names the error
     */
    static UpstreamSource from(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = text.substring(colon + 1).strip();
        return switch (kind) {
            case "static" ->
                new Fixed(Arrays.stream(rest.split(",", -1))
                        .map(address -> ReplicaAddress.parse(address.strip()))
                        .toList());
            case "dns" -> dns(ReplicaAddress.parse(rest));
            case "file" -> file(Path.of(rest));
            default ->
                throw new IllegalArgumentException(
                        "must be static:host:port,host:port or dns:name:port or file:/absolute/path");
        };
    }

    private static Dns dns(ReplicaAddress address) {
        return new Dns(address.host(), address.port());
    }

    private static WatchedFile file(Path path) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("must be file: and an absolute path");
        }
        return new WatchedFile(path);
    }
}
