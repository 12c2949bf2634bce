package dev.liftline.drills.clock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockCallsTest {

    /** Asks for the time in every way, with a branch, so that the verifier wants to know of the stack. */
    public static final class Asking implements Supplier<List<Long>> {
        @Override
        public List<Long> get() {
            Clock clock = System.nanoTime() == 0 ? Clock.systemUTC() : Clock.tickMillis(ZoneOffset.UTC);
            return List.of(System.currentTimeMillis(), Instant.now().toEpochMilli(), clock.millis());
        }
    }

    /** Asks for nothing. */
    static final class Silent {}

    @Test
    void everyCallGoesToTheShiftedClock() throws Exception {
        byte[] changed = requireNonNull(transformed(Asking.class));

        assertThat(callsOf(changed))
                .contains("ShiftedClock.currentTimeMillis", "ShiftedClock.now", "ShiftedClock.systemUTC")
                .contains("ShiftedClock.tickMillis", "System.nanoTime");
        assertThat(answers(changed))
                .allSatisfy(time -> assertThat(time)
                        .as("the shift of this JVM is nothing")
                        .isBetween(System.currentTimeMillis() - 10_000, System.currentTimeMillis() + 10_000));
    }

    @Test
    void whatDoesNotAskStaysAsItIs() throws IOException {
        assertThat(transformed(Silent.class)).isNull();
    }

    @Test
    void theJdkStaysAsItIs() throws IOException {
        assertThat(new ClockCalls().transform(null, "java/time/Clock", null, null, bytes(Clock.class)))
                .isNull();
    }

    private static byte @Nullable [] transformed(Class<?> type) throws IOException {
        return new ClockCalls()
                .transform(type.getClassLoader(), type.getName().replace('.', '/'), null, null, bytes(type));
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (var file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return file.readAllBytes();
        }
    }

    /** What its constant pool has; what was called before stays there, unused. */
    private static List<String> callsOf(byte[] bytes) {
        return StreamSupport.stream(ClassFile.of().parse(bytes).constantPool().spliterator(), false)
                .filter(MemberRefEntry.class::isInstance)
                .map(MemberRefEntry.class::cast)
                .map(member -> member.owner().asSymbol().displayName() + "."
                        + member.name().stringValue())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> answers(byte[] bytes) throws Exception {
        var loader = new ClassLoader(ClockCallsTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(null, bytes, 0, bytes.length);
            }
        };
        return ((Supplier<List<Long>>) loader.define().getConstructor().newInstance()).get();
    }
}
