package dev.liftline.benchmarks.figure;

import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service that differs from the stack's own: classes on its class path replace some of its own, or settings differ. The gateway does
 * not know it.
 *
 * @param name of the replica and its log
 * @param classPath directories and jars added to the application's own
 * @param environment settings that differ
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

    /** Starts it beside the stack's replicas and returns when it is ready. It stops with the stack. */
    public Replica start(LocalStack stack, Role role) {
        return stack.startUnlisted(role, name, classPath, environment);
    }
}
