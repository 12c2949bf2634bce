package dev.liftline.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.liftline.local", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalStackArchitectureTest {

    @ArchTest
    static final ArchRule processesKnowNothingOfWhatTheyRun = noClasses()
            .that()
            .resideInAPackage("dev.liftline.local.process")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.liftline..").and(not(resideInAPackage("dev.liftline.local.process"))))
            .because("servers and services share one lifecycle");

    @ArchTest
    static final ArchRule theLoadClientKnowsNeitherRidesNorDatabases = noClasses()
            .that()
            .resideInAPackage("dev.liftline.local.load")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.liftline..")
                    .and(not(resideInAPackage("dev.liftline.local.load")))
                    .or(resideInAPackage("java.sql..")))
            .because("acknowledged rides and stored rides are established independently");

    @ArchTest
    static final ArchRule testsNeedNoCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.liftline.local.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.liftline.local.cli")
            .because("a stack is a library that the command line is one user of");

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);
}
