package dev.liftline.local.preflight;

import dev.liftline.local.process.Platform;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Linux, also in WSL, and macOS, on x86-64 and arm64. */
record PlatformCheck(Workspace workspace) implements Check {

    private static final String SUBJECT = "platform";

    @Override
    public Finding run() {
        try {
            var platform = Platform.current();
            var name = "%s %s".formatted(platform.system().equals("darwin") ? "macOS" : "Linux", platform.processor());
            if (!isWsl()) {
                return Finding.ok(SUBJECT, name);
            }
            return workspace.home().startsWith("/mnt")
                    ? Finding.problem(
                            SUBJECT,
                            "%s lies on a Windows drive".formatted(workspace.home()),
                            "clone into WSL's own file system, or set LIFTLINE_HOME to a directory there")
                    : Finding.ok(SUBJECT, name + " in WSL");
        } catch (StartException e) {
            return Finding.problem(
                    SUBJECT,
                    "Liftline has no servers for %s on %s"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                    "use docker compose up");
        }
    }

    private static boolean isWsl() {
        try {
            return Files.readString(Path.of("/proc/version"))
                    .toLowerCase(Locale.ROOT)
                    .contains("microsoft");
        } catch (IOException e) {
            return false;
        }
    }
}
