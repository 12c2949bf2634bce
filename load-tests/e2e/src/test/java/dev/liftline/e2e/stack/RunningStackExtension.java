package dev.liftline.e2e.stack;

import dev.liftline.local.process.StartException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stack for the first test and stops it after the last one. */
final class RunningStackExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(RunningStackExtension.class);

    /** The running stack or the failure of its start, which is not repeated for each test. */
    private record Start(
            @Nullable RunningStack stack, @Nullable StartException failure) implements AutoCloseable {

        static Start attempt() {
            try {
                return new Start(RunningStack.started(), null);
            } catch (StartException e) {
                return new Start(null, e);
            }
        }

        RunningStack require() {
            if (stack == null) {
                throw new IllegalStateException("Liftline did not start.", failure);
            }
            return stack;
        }

        @Override
        public void close() {
            if (stack != null) {
                stack.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Start.class, key -> Start.attempt(), Start.class)
                .require();
    }
}
