package dev.liftline.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the checks as {@code ./liftline} does before a build: from source, with the JDK alone. */
class PreflightTest {

    private static final List<String> PORTS = List.of(
            "--port",
            "--management-port",
            "--kafka-port",
            "--kafka-controller-port",
            "--postgres-port",
            "--redis-port",
            "--session-redis-port");

    @TempDir
    private Path directory = Path.of("");

    private record Output(int code, String out, String err) {}

    @Test
    void doctorShowsWhatThisMachineHas() throws Exception {
        var output = preflight(directory.resolve("home"), "doctor", freePorts());

        assertThat(output.err()).isEmpty();
        assertThat(output.out())
                .contains("  ok       JDK             Java 25")
                .contains("  ok       home directory  " + directory.resolve("home"))
                .contains("  ok       stack           not running")
                .containsPattern("  ok       port \\d+ +free for PostgreSQL")
                .containsPattern("memory +[0-9.]+ GiB available, 2.5 needed")
                .contains("open files")
                .contains("locale")
                .endsWith("This machine has what Liftline needs.\n");
        assertThat(output.code()).isZero();
    }

    @Test
    void upIsSilentIfNothingIsWrong() throws Exception {
        assertThat(preflight(directory, "up", freePorts())).isEqualTo(new Output(0, "", ""));
    }

    @Test
    void namesAWrongJvmOption() {
        var finding = new JavaOptionsCheck("-Xmx512m -XX:Wrong").run();

        assertThat(finding.sentence())
                .isEqualTo(
                        "LIFTLINE_JAVA_OPTS=-Xmx512m -XX:Wrong: Unrecognized VM option 'Wrong': correct the option.");
        assertThat(new JavaOptionsCheck("-Xmx512m").run().isProblem()).isFalse();
        assertThat(JavaOptionsCheck.reason(
                        "NOTE: Picked up JDK_JAVA_OPTIONS: -Da=b\nPicked up JAVA_TOOL_OPTIONS: -Dc=d\nError: Wrong.\n"))
                .isEqualTo("Wrong");
    }

    @Test
    void checksTheLocalRepositoryThatMavenUses() {
        var chosen = DirectoryCheck.maven(Map.of("MAVEN_ARGS", "-o -Dmaven.repo.local=%s -q".formatted(directory)));

        assertThat(chosen.directory()).isEqualTo(directory);
        assertThat(DirectoryCheck.maven(Map.of()).directory()).endsWithRaw(Path.of(".m2", "repository"));
    }

    @Test
    void namesTheOptionAndTheProgramOfATakenPort() throws Exception {
        try (var taken = new ServerSocket(0, 1, Ports.LOOPBACK)) {
            var ports = new ArrayList<>(freePorts());
            ports.add("--kafka-port=" + taken.getLocalPort());

            var output = preflight(directory, "up", ports);

            assertThat(output.code()).isEqualTo(1);
            assertThat(output.out()).isEmpty();
            assertThat(output.err())
                    .startsWith("Port %d, which Kafka needs, is taken by java ".formatted(taken.getLocalPort()))
                    .endsWith(
                            " (PID %d): stop that program, or choose other ports with --ports +1000 or --kafka-port.\n"
                                    .formatted(ProcessHandle.current().pid()));
        }
    }

    @Test
    void checksTheKeptPortsAndThoseOfTheOptionForAll() throws Exception {
        Files.writeString(directory.resolve("ports"), "1\n2\n3\n4\n5\n6\n8\n0\n");

        assertThat(ports(List.of(), Map.of("LIFTLINE_REDIS_PORT", "66"))).containsExactly(1, 2, 3, 4, 5, 66, 8);
        assertThat(ports(List.of("up", "--ports=+1000", "--port", "7"), Map.of()))
                .containsExactly(7, 10080, 20092, 20093, 16432, 17379, 17380);
        assertThat(ports(List.of("--ports", "free", "--port=7"), Map.of())).containsExactly(7);
        assertThat(ports(List.of("--ports=default"), Map.of())).startsWith(8080, 9080);
    }

    @Test
    void checksThePortsKeptByAReleaseWithOneRedis() throws Exception {
        Files.writeString(directory.resolve("ports"), "1\n2\n3\n4\n5\n6\n0\n");

        assertThat(ports(List.of(), Map.of())).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    private List<Integer> ports(List<String> arguments, Map<String, String> environment) {
        return new ChosenPorts(directory.resolve("ports"), arguments, environment)
                .checks().stream().map(PortCheck::port).toList();
    }

    @Test
    void rejectsAPortOutOfRange() throws Exception {
        var ports = new ArrayList<>(freePorts());
        ports.add("--port=99999");

        assertThat(preflight(directory, "up", ports))
                .isEqualTo(new Output(2, "", "--port=99999: must be a whole number from 1 to 65,535.\n"));
    }

    @Test
    void rejectsAPortThatBrowsersRefuse() {
        assertThat(new PortCheck("--port", 10_080, "the gateway").run())
                .isEqualTo(Finding.problem(
                        "port 10080",
                        "Browsers refuse to open port 10080, which the gateway would have",
                        "choose another with --port or --ports"));
        assertThat(new PortCheck("--management-port", 10_080, "the gateway's management").run())
                .isNotEqualTo(new PortCheck("--port", 10_080, "the gateway").run());
    }

    @Test
    void rejectsAMistypedOption() throws Exception {
        var arguments = new ArrayList<>(freePorts());
        arguments.add("--detatch");

        assertThat(preflight(directory, "up", arguments))
                .isEqualTo(new Output(2, "", "./liftline up has no option --detatch: did you mean --detach?\n"));
    }

    @Test
    void rejectsAHomeDirectoryThatIsAFile() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "");

        assertThat(preflight(file, "up", freePorts()))
                .isEqualTo(new Output(
                        1,
                        "",
                        "%s is not a directory: delete it, or choose another directory with LIFTLINE_HOME.\n"
                                .formatted(file)));
    }

    @Test
    void rejectsADiskThatIsFull() {
        var finding = new DirectoryCheck("home directory", directory, List.of(), Long.MAX_VALUE, "LIFTLINE_HOME").run();

        assertThat(finding.isProblem()).isTrue();
        assertThat(finding.sentence())
                .contains("MiB are free on the disk of " + directory)
                .endsWith("free some space, or choose another directory with LIFTLINE_HOME.");
    }

    @Test
    void rejectsAnotherJavaVersion() {
        var finding = new JdkCheck(Runtime.Version.parse("17.0.15"), Path.of("/opt/jdk-17")).run();

        assertThat(finding.sentence())
                .isEqualTo("Java 17.0.15 in /opt/jdk-17: install a JDK 25, or point JAVA_HOME at one.");
    }

    @Test
    void notesLittleMemoryFewFilesAndAnotherEncoding() {
        assertThat(new MemoryCheck(1L << 30).run().sentence())
                .startsWith("1.0 GiB available, 2.5 needed: end other programs");
        assertThat(new OpenFilesCheck(1_500).run().sentence()).contains("raise the limit with ulimit -n 4096");
        assertThat(new OpenFilesCheck(256).run().isProblem()).isTrue();
        assertThat(new EncodingCheck("ANSI_X3.4-1968").run().sentence()).contains("LC_ALL=C.UTF-8");
    }

    private static List<String> freePorts() {
        return PORTS.stream().map(option -> option + "=" + Ports.reserve()).toList();
    }

    private Output preflight(Path home, String command, List<String> options) throws Exception {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dliftline.root=" + directory,
                "src/main/java/dev/liftline/local/preflight/Preflight.java",
                command));
        words.addAll(options);
        var err = directory.resolve("err");
        var builder = new ProcessBuilder(words).redirectError(err.toFile());
        builder.environment().put("LIFTLINE_HOME", home.toString());
        builder.environment().put("LIFTLINE_CACHE", directory.resolve("cache").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        var out = read(process);
        return new Output(process.waitFor(), out, Files.readString(err));
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
