package dev.liftline.local.replica;

import dev.liftline.local.process.AotCache;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An unpacked application of a service.
 *
 * @param directory contains the application's jar, {@code lib} and, once the AOT training made them, the generated bean definitions and
 *     the AOT cache
 * @param recording whether its JVM records an AOT cache instead of using one
 */
record ServiceApp(Role role, Path directory, boolean recording) {

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

    /** The command that runs it with a debugger's port open on loopback. An AOT cache is not valid with a debugger. */
    List<String> debugCommand(int port) {
        var command = java();
        command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
        command.addAll(launch());
        return command;
    }

    /** The command that checks its settings and ends. */
    List<String> settingsCheck() {
        return List.of(
                JvmOptions.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                jar().toString(),
                "dev.liftline.servicekit.settings.CheckSettings");
    }

    /** Whether an environment variable is one of its settings: named in its {@code application.yaml}, or after its properties. */
    boolean reads(String variable) {
        return variable.startsWith(variablePrefix()) || settings().contains("${" + variable + ":");
    }

    /** For instance {@code LIFTLINE_QUERY_}, for properties below {@code liftline.query}. */
    private String variablePrefix() {
        return "LIFTLINE_" + role.label().replaceFirst("-.*", "").toUpperCase(Locale.ROOT) + "_";
    }

    private String settings() {
        try (var opened = new JarFile(jar().toFile())) {
            return new String(
                    opened.getInputStream(opened.getEntry("application.yaml")).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Generates the bean definitions, unless that was done before. */
    void generateBeanDefinitions() throws IOException {
        if (!Files.exists(beanDefinitions())) {
            SpringAot.generate(directory, jar(), mainClass(), beanDefinitions());
        }
    }

    private Path beanDefinitions() {
        return directory.resolve("bean-definitions.jar");
    }

    private Path jar() {
        return directory.resolve(role.module() + ".jar");
    }

    private List<String> java() {
        var command = new ArrayList<String>();
        command.add(JvmOptions.java());
        command.addAll(JvmOptions.of(role));
        return command;
    }

    private List<String> launch() {
        var command = new ArrayList<>(JvmOptions.extraOptions());
        if (Files.exists(beanDefinitions())) {
            command.add("-Dspring.aot.enabled=true");
            command.addAll(List.of("-cp", beanDefinitions() + File.pathSeparator + jar(), mainClass()));
        } else {
            command.addAll(List.of("-jar", jar().toString()));
        }
        return command;
    }
}
