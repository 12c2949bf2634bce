package dev.liftline.e2e;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.liftline.testkit.architecture.HouseRules;

/** Checks tests too: this module's tests are its product. */
@AnalyzeClasses(packages = "dev.liftline.e2e")
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);
}
