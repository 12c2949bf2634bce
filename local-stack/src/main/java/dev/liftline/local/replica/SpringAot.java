package dev.liftline.local.replica;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.JdkTool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generates the bean definitions of an unpacked application, with which it starts with a quarter less CPU: what the goal {@code
 * process-aot} of Spring Boot's Maven plugin does, outside of the build.
 */
final class SpringAot {

    private static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";
    private static final List<String> PROCESSOR_OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            // No secrets are needed to look at beans, but then a loopback address is.
            "-DLIFTLINE_OPEN=true",
            "-DLIFTLINE_BIND=127.0.0.1");

    private SpringAot() {}

    /**
     * Writes a jar with the generated classes.
     *
     * @param directory of the application: its jar and {@code lib}
     * @param jar to write; complete if it exists
     */
    static void generate(Path directory, Path applicationJar, String mainClass, Path jar) throws IOException {
        var work = directory.resolve("spring-aot.partial");
        FileTree.delete(work);
        var sources = work.resolve("sources");
        var classes = Files.createDirectories(work.resolve("classes"));
        var classPath = applicationJar + File.pathSeparator + directory.resolve("lib") + File.separator + "*";
        Commands.run(command(
                "java",
                PROCESSOR_OPTIONS,
                "-cp",
                classPath,
                PROCESSOR,
                mainClass,
                sources.toString(),
                classes.toString(),
                classes.toString(),
                "dev.liftline",
                directory.getFileName().toString()));
        var options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters", "-d", classes.toString()));
        options.addAll(List.of("-cp", classes + File.pathSeparator + classPath));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(options::add);
        }
        Commands.run(command("javac", List.of("-J-XX:TieredStopAtLevel=1"), options.toArray(String[]::new)));
        var packed = work.resolve(jar.getFileName());
        Commands.run(command("jar", List.of(), "--create", "--file=" + packed, "-C", classes.toString(), "."));
        Files.move(packed, jar, StandardCopyOption.ATOMIC_MOVE);
        FileTree.delete(work);
    }

    private static List<String> command(String tool, List<String> options, String... arguments) {
        var command = new ArrayList<String>();
        command.add(JdkTool.path(tool));
        command.addAll(options);
        command.addAll(List.of(arguments));
        return command;
    }
}
