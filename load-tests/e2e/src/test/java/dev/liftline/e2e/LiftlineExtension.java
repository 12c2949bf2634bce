package dev.liftline.e2e;

import dev.liftline.local.process.StartException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the whole system for the first test that asks for it and stops it after the last. */
final class LiftlineExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LiftlineExtension.class);

    /** The running system, or why it does not run: a start that failed is not tried again for every test. */
    private record Start(
            @Nullable Liftline liftline, @Nullable StartException failure) implements AutoCloseable {

        static Start attempt() {
            try {
                return new Start(Liftline.started(), null);
            } catch (StartException e) {
                return new Start(null, e);
            }
        }

        Liftline require() {
            if (liftline == null) {
                throw new IllegalStateException("Liftline did not start.", failure);
            }
            return liftline;
        }

        @Override
        public void close() {
            if (liftline != null) {
                liftline.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Liftline.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Start.class, key -> Start.attempt(), Start.class)
                .require();
    }
}
