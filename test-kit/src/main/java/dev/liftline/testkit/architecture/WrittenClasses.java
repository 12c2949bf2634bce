package dev.liftline.testkit.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Handwritten classes of a service: no tests, generated bean definitions or proxies. */
public final class WrittenClasses implements ImportOption {

    private final ImportOption notTests = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return notTests.includes(location) && !location.contains("__") && !location.contains("$$");
    }
}
