package dev.liftline.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Generates an SDK from an API document and compiles a client of it. */
final class GeneratedSdk {

    /** The packages of the SDK that the field's clients import. */
    private static final String PACKAGE = "io.swagger.client";

    private GeneratedSdk() {}

    /**
     * Generates with the library that needs the fewest others, and with the body as the first argument, as the field's SDK has
     * it.
     */
    static void generate(Path document, Path folder) {
        CodegenConfigurator settings = new CodegenConfigurator()
                .setGeneratorName("java")
                .setLibrary("native")
                .setInputSpec(document.toString())
                .setOutputDir(folder.toString())
                .setInvokerPackage(PACKAGE)
                .setApiPackage(PACKAGE + ".api")
                .setModelPackage(PACKAGE + ".model")
                .addAdditionalProperty("prependFormOrBodyParameters", true)
                .addAdditionalProperty("openApiNullable", false)
                .addAdditionalProperty("annotationLibrary", "none")
                .addAdditionalProperty("useJakartaEe", true);
        for (String extra : List.of("apiDocs", "modelDocs", "apiTests", "modelTests")) {
            settings.addGlobalProperty(extra, "false");
        }
        assertThat(new DefaultGenerator().opts(settings.toClientOptInput()).generate())
                .isNotEmpty();
    }

    /** Compiles the SDK in {@code folder} and {@code client}; fails with the compiler's errors. */
    static URLClassLoader compile(Path folder, Path client) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            javac.getTask(
                            null,
                            files,
                            diagnostics,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(sources(folder, client)))
                    .call();
        }
        assertThat(diagnostics.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        return new URLClassLoader(new URL[] {url(classes)}, GeneratedSdk.class.getClassLoader());
    }

    private static List<Path> sources(Path folder, Path client) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
            return Stream.concat(files.filter(file -> file.toString().endsWith(".java")), Stream.of(client))
                    .toList();
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
