package dev.liftline.local;

import dev.liftline.local.disk.SmallDisk;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Where the servers of a stack keep their data: in its home, or on small disks of their own. */
final class Disks implements AutoCloseable {

    private final StackHome home;
    private final Map<Server, Integer> sizes;
    private final Map<Server, SmallDisk> mounted = new EnumMap<>(Server.class);

    /** @param sizes in mebibytes, of those servers that have a small disk */
    Disks(StackHome home, Map<Server, Integer> sizes) {
        this.home = home;
        this.sizes = Map.copyOf(sizes);
    }

    /** The folder in which a server may make its data directory. */
    Path folder(Server server) {
        return sizes.containsKey(server) ? home.disks().resolve(server.label()) : home.data();
    }

    synchronized void mount() {
        sizes.forEach((server, mebibytes) -> mounted.put(server, SmallDisk.mount(folder(server), mebibytes)));
    }

    synchronized SmallDisk disk(Server server) {
        var disk = mounted.get(server);
        if (disk == null) {
            throw new IllegalStateException(server.label() + " has no disk of its own");
        }
        return disk;
    }

    @Override
    public synchronized void close() {
        mounted.values().forEach(SmallDisk::close);
        mounted.clear();
    }
}
