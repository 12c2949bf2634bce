package dev.liftline.testkit.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What somebody wrote for a service: neither its tests nor what the build adds, which is how its beans are defined and proxies of them. */
public final class WrittenClasses implements ImportOption {

    private final ImportOption notTests = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return notTests.includes(location) && !location.contains("__") && !location.contains("$$");
    }
}
