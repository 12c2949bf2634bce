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
 * An unpacked application of a service.
 *
 * @param directory contains the application's jar, {@code lib} and, once recorded, the AOT cache
 * @param recording whether its JVM records an AOT cache instead of using one
 */
record ServiceApp(Role role, Path directory, boolean recording) {

    /** Uses the bean definitions that the build generated: a quarter less CPU for a start. */
    private static final String SPRING_AOT = "-Dspring.aot.enabled=true";

    /** The command that runs it. Recording and using an AOT cache require the same options. */
    List<String> command() {
        var command = java();
        command.addAll(recording ? aotCache().recording() : aotCache().use());
        command.addAll(launch());
        return command;
    }

    /** The command that runs it with a larger class path. Neither an AOT cache nor the generated bean definitions are valid for it. */
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
        command.addAll(List.of(SPRING_AOT, "-jar", jar().toString()));
        return command;
    }
}
