package dev.liftline.local.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether this user can write a directory that exists or must be created, and its disk has space.
 *
 * @param subject what the directory holds
 * @param children files and directories in it that must be writable if they exist
 * @param neededMebibytes free on its disk
 * @param variable the environment variable that chooses another directory
 */
public record DirectoryCheck(
        String subject, Path directory, List<String> children, long neededMebibytes, String variable) implements Check {

    private static final long MEBIBYTE = 1L << 20;
    private static final Pattern LOCAL_REPOSITORY = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

    /** The home directory, with the files of an earlier stack. */
    public static DirectoryCheck home(Workspace workspace) {
        return new DirectoryCheck(
                "home directory",
                workspace.home(),
                List.of("lock", "data", "logs", "run", "apps", "cli"),
                1024,
                "LIFTLINE_HOME");
    }

    /** The servers' binaries. */
    public static DirectoryCheck cache(Workspace workspace) {
        return new DirectoryCheck("cache", workspace.cache(), List.of("lock", "ports"), 200, "LIFTLINE_CACHE");
    }

    /** The artifacts that a build downloads. */
    public static DirectoryCheck maven(Map<String, String> environment) {
        var chosen = LOCAL_REPOSITORY.matcher(environment.getOrDefault("MAVEN_ARGS", ""));
        var repository = chosen.find()
                ? Path.of(chosen.group(1))
                : Path.of(System.getProperty("user.home"), ".m2", "repository");
        return new DirectoryCheck(
                "Maven's cache",
                repository,
                List.of(),
                Files.isDirectory(repository.resolve("org/springframework")) ? 100 : 1024,
                "MAVEN_ARGS=-Dmaven.repo.local=…");
    }

    @Override
    public Finding run() {
        var existing = nearestExisting(directory);
        if (!Files.isDirectory(existing)) {
            return problem("%s is not a directory".formatted(existing), "delete it");
        }
        var unwritable = Stream.concat(
                        Stream.of(existing),
                        children.stream().map(directory::resolve).filter(Files::exists))
                .filter(path -> !Files.isWritable(path))
                .findFirst();
        if (unwritable.isPresent()) {
            return problem(
                    "%s, which belongs to %s, cannot be written".formatted(unwritable.get(), owner(unwritable.get())),
                    "make it writable for %s".formatted(System.getProperty("user.name")));
        }
        try {
            var free = Files.getFileStore(existing).getUsableSpace() / MEBIBYTE;
            return free < neededMebibytes
                    ? problem(
                            "%d MiB are free on the disk of %s, %d needed".formatted(free, directory, neededMebibytes),
                            "free some space")
                    : Finding.ok(subject, "%s, %.1f GiB free".formatted(directory, free / 1024.0));
        } catch (IOException e) {
            return problem("%s cannot be read (%s)".formatted(existing, e.getMessage()), "make it readable");
        }
    }

    private Finding problem(String found, String remedy) {
        return Finding.problem(subject, found, "%s, or choose another directory with %s".formatted(remedy, variable));
    }

    private static Path nearestExisting(Path path) {
        var candidate = path.toAbsolutePath();
        while (!Files.exists(candidate) && candidate.getParent() != null) {
            candidate = candidate.getParent();
        }
        return candidate;
    }

    private static String owner(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException e) {
            return "another user";
        }
    }
}
