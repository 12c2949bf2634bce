package dev.liftline.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.liftline.testkit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theLoadClientKnowsNoDatabase = noClasses()
            .that()
            .resideInAnyPackage("..testkit.load..", "..testkit.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..testkit.reconcile..", "java.sql..")
            .because("acknowledged rides and stored rides are established independently");
}
