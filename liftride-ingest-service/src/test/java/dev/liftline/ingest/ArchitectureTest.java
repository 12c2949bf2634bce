package dev.liftline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.liftline.testkit.architecture.HouseRules;
import dev.liftline.testkit.architecture.WrittenClasses;

@AnalyzeClasses(packages = "dev.liftline.ingest", importOptions = WrittenClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theUseCaseDependsOnNoAdapter = noClasses()
            .that()
            .resideInAPackage("dev.liftline.ingest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.liftline.ingest.*..", "org.apache.kafka..", "jakarta.servlet..", "tools.jackson..")
            .because("the use case does not depend on HTTP or Kafka");

    @ArchTest
    static final ArchRule adaptersDoNotDependOnEachOther = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.liftline.ingest.kafka..", "org.apache.kafka..")
            .because("HTTP reaches Kafka through the use case only");
}
