package dev.liftline.drills.clock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a class ask {@link ShiftedClock} wherever it would ask the JDK what time it is. The JDK's own classes stay as they are. */
final class ClockCalls implements ClassFileTransformer {

    private static final String ITSELF = "dev/liftline/drills/clock/ShiftedClock";
    private static final ClassDesc SHIFTED = ClassDesc.ofInternalName(ITSELF);
    private static final Set<String> CALLS = Set.of(
            "java/lang/System.currentTimeMillis()J",
            "java/time/Instant.now()Ljava/time/Instant;",
            "java/time/Clock.systemUTC()Ljava/time/Clock;",
            "java/time/Clock.tickMillis(Ljava/time/ZoneId;)Ljava/time/Clock;");
    private static final CodeTransform INSTEAD = (code, element) -> {
        if (element instanceof InvokeInstruction call && isClockCall(call.method())) {
            code.invokestatic(SHIFTED, call.name().stringValue(), call.typeSymbol());
        } else {
            code.with(element);
        }
    };

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || name.equals(ITSELF)) {
            return null;
        }
        ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel model = files.parse(bytes);
        return asksForTheTime(model)
                ? files.transformClass(model, ClassTransform.transformingMethodBodies(INSTEAD))
                : null;
    }

    private static boolean asksForTheTime(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member && isClockCall(member)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClockCall(MemberRefEntry member) {
        return CALLS.contains(member.owner().asInternalName()
                + "."
                + member.name().stringValue()
                + member.type().stringValue());
    }
}
