package dev.liftline.benchmarks.figure;

import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service with extra classes or settings, started beside a stack. The stack's gateway does not send requests to it.
 *
 * @param name of the replica and its log file
 * @param classPath directories and jars added to the application's class path; their classes take precedence
 * @param environment environment variables added to the service
 */
public record ServiceVariant(String name, List<Path> classPath, Map<String, String> environment) {

    public ServiceVariant {
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /** The service without changes. */
    public static ServiceVariant unchanged(String name) {
        return new ServiceVariant(name, List.of(), Map.of());
    }

    /** Starts the service and returns when it is ready. It stops with the stack. */
    public Replica start(LocalStack stack, Role role) {
        return stack.startUnlisted(role, name, classPath, environment);
    }
}
