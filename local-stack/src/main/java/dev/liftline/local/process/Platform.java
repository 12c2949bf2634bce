package dev.liftline.local.process;

import java.util.Locale;

/**
 * An operating system and processor for which Liftline has server binaries.
 *
 * @param system {@code linux} or {@code darwin}
 * @param processor {@code amd64} or {@code arm64}
 */
public record Platform(String system, String processor) {

    /**
     * The platform of this machine.
     *
     * @throws StartException if Liftline has no binaries for it
     */
    public static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        var name = osName.toLowerCase(Locale.ROOT);
        var system = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "darwin" : "";
        var processor = switch (osArch) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> "";
        };
        if (system.isEmpty() || processor.isEmpty()) {
            throw new StartException(
                    "Liftline has servers for Linux and macOS on amd64 and arm64, not for %s on %s: use docker compose up instead."
                            .formatted(osName, osArch));
        }
        return new Platform(system, processor);
    }
}
