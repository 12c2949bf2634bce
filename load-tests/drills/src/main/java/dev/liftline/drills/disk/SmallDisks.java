package dev.liftline.drills.disk;

import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Server;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The small disks of a stack's servers. Not thread-safe. */
public final class SmallDisks implements AutoCloseable {

    private final Map<Server, SmallDisk> disks = new EnumMap<>(Server.class);

    /**
     * Mounts a small disk for each of some servers.
     *
     * @param directory contains the mount points
     * @param mebibytes the size of each server's disk; to start, PostgreSQL needs 200 and Kafka 64
     * @throws StartException if this user cannot mount one
     */
    public static SmallDisks mount(Path directory, Map<Server, Integer> mebibytes) {
        var mounted = new SmallDisks();
        try {
            mebibytes.forEach((server, size) ->
                    mounted.disks.put(server, SmallDisk.mount(directory.resolve(name(server)), size)));
        } catch (StartException e) {
            mounted.close();
            throw e;
        }
        return mounted;
    }

    private SmallDisks() {}

    /** Makes the servers keep their data on the disks. */
    public LocalStackBuilder use(LocalStackBuilder settings) {
        disks.forEach((server, disk) ->
                settings.dataDirectory(server, disk.directory().resolve(name(server))));
        return settings;
    }

    /** The disk of a server. */
    public SmallDisk of(Server server) {
        var disk = disks.get(server);
        if (disk == null) {
            throw new IllegalStateException(server.label() + " has no small disk");
        }
        return disk;
    }

    @Override
    public void close() {
        disks.values().forEach(SmallDisk::close);
        disks.clear();
    }

    private static String name(Server server) {
        return server.name().toLowerCase(Locale.ROOT);
    }
}
