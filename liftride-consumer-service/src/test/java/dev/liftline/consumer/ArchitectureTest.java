package dev.liftline.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.liftline.testkit.architecture.HouseRules;
import dev.liftline.testkit.architecture.WrittenClasses;

@AnalyzeClasses(packages = "dev.liftline.consumer", importOptions = WrittenClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theUseCaseKnowsNoAdapter = noClasses()
            .that()
            .resideInAPackage("dev.liftline.consumer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.liftline.consumer.*..", "org.apache.kafka..", "java.sql..", "io.lettuce..")
            .because("what happens to a ride must be readable without knowing where it is kept");

    @ArchTest
    static final ArchRule adaptersKnowOneAnotherOnlyThroughTheUseCase = noClasses()
            .that()
            .resideInAPackage("..storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..cache..", "..kafka..", "..deadletters..")
            .because("each adapter can be replaced alone");
}
