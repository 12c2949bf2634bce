package dev.liftline.identity;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.liftline.testkit.architecture.HouseRules;
import dev.liftline.testkit.architecture.WrittenClasses;

@AnalyzeClasses(packages = "dev.liftline.identity", importOptions = WrittenClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule layers = HouseRules.layers("dev.liftline.identity", "web -> oidc", "web -> deletion");

    @ArchTest
    static final ArchRule root = HouseRules.packageIsFreeOf(
            "dev.liftline.identity",
            "io.lettuce..",
            "jakarta.servlet..",
            "java.sql..",
            "org.springframework.security..",
            "org.springframework.session..",
            "tools.jackson..");
}
