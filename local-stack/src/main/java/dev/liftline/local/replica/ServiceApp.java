package dev.liftline.local.replica;

import dev.liftline.local.process.AotCache;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service's application, unpacked.
 *
 * @param directory holds the application's jar, {@code lib} and, once recorded, the AOT cache
 * @param recording whether its JVM writes an AOT cache as it leaves, in place of beginning with one
 */
record ServiceApp(Role role, Path directory, boolean recording) {

    /** The beans that the build found are defined as it wrote them down, and not looked for again: a quarter less CPU for a start. */
    private static final String BEANS_OF_THE_BUILD = "-Dspring.aot.enabled=true";

    /** How to run it: the same for recording the AOT cache and for a replica, or the cache would not fit. */
    List<String> command() {
        var command = java();
        command.addAll(recording ? aotCache().recording() : aotCache().use());
        command.addAll(launch());
        return command;
    }

    /** How to run it with more on its class path, which neither an AOT cache fits nor the beans of the build. */
    List<String> command(List<Path> classPath) {
        var command = java();
        command.addAll(JvmOptions.extraOptions());
        command.add("-cp");
        command.add(Stream.concat(Stream.of(jar()), classPath.stream())
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass());
        return command;
    }

    private String mainClass() {
        try (var opened = new JarFile(jar().toFile())) {
            return opened.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AotCache aotCache() {
        return new AotCache(directory.resolve("app.aot"), directory.resolve("app.aot.recorded"));
    }

    Path jar() {
        return directory.resolve(role.module() + ".jar");
    }

    private List<String> java() {
        var command = new ArrayList<String>();
        command.add(JvmOptions.java());
        command.add("-Xmx%dm".formatted(role.heapMegabytes()));
        command.addAll(JvmOptions.SERVICE_OPTIONS);
        return command;
    }

    private List<String> launch() {
        var command = new ArrayList<>(JvmOptions.extraOptions());
        command.addAll(List.of(BEANS_OF_THE_BUILD, "-jar", jar().toString()));
        return command;
    }
}
