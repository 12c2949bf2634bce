package dev.liftline.local.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The architecture rules that hold in every service; each service's {@code ArchitectureTest} includes them. */
public final class HouseRules {

    @ArchTest
    static final ArchRule packagesSayWhatTheyDo = noClasses()
            .should()
            .resideInAnyPackage(
                    "..controller..", "..service..", "..dto..", "..util..", "..utils..", "..common..", "..impl..")
            .because("a newcomer finds the path of a ride by reading package names");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.liftline.(**)").should().beFreeOfCycles().because("a cycle hides who needs whom");

    @ArchTest
    static final ArchRule adaptersArePackagePrivate = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .or()
            .haveSimpleNameEndingWith("Listener")
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("nothing calls an adapter but its framework");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .allowEmptyShould(true)
            .because("constructors say what a class needs; validated records hold the configuration");

    @ArchTest
    static final ArchRule stateIsFinalOrPrivate = fields().that()
            .doNotHaveModifier(JavaModifier.FINAL)
            .should()
            .bePrivate()
            .allowEmptyShould(true)
            .because("a mutable field belongs to one class");

    private HouseRules() {}
}
