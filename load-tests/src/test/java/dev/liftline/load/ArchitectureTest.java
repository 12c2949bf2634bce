package dev.liftline.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.liftline.local.testing.HouseRules;

@AnalyzeClasses(packages = "dev.liftline.load", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theClientKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("..load.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..load.reconcile..", "java.sql..")
            .because("what is acknowledged and what is stored are found out apart from each other");
}
