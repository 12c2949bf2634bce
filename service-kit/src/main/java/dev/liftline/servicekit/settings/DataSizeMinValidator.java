package dev.liftline.servicekit.settings;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Checks {@code @Min} of a size in bytes. Registered in {@code META-INF/services}; public because the validator creates it. */
public final class DataSizeMinValidator implements ConstraintValidator<Min, DataSize> {

    private long bound;

    @Override
    public void initialize(Min constraint) {
        bound = constraint.value();
    }

    @Override
    public boolean isValid(@Nullable DataSize size, ConstraintValidatorContext context) {
        return size == null || size.toBytes() >= bound;
    }
}
