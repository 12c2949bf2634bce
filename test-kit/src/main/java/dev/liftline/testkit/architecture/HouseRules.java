package dev.liftline.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Architecture rules of every module. Each module's {@code ArchitectureTest} includes them. */
public final class HouseRules {

    @ArchTest
    static final ArchRule packagesSayWhatTheyDo = noClasses()
            .should()
            .resideInAnyPackage(
                    "..controller..", "..service..", "..dto..", "..util..", "..utils..", "..common..", "..impl..")
            .because("a newcomer finds the path of a ride by reading package names");

    @ArchTest
    static final ArchRule packagesFormNoCycles = slices().matching("dev.liftline.(**)")
            .should()
            .beFreeOfCycles()
            .because("a cycle hides the direction of dependencies");

    @ArchTest
    static final ArchRule adaptersArePackagePrivate = classes()
            .that()
            .areTopLevelClasses()
            .and(simpleNameEndingWith("Controller").or(simpleNameEndingWith("Listener")))
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
            .because("constructors show what a class needs; validated records hold the configuration");

    @ArchTest
    static final ArchRule stateIsFinalOrPrivate = fields().that()
            .doNotHaveModifier(JavaModifier.FINAL)
            .should()
            .bePrivate()
            .allowEmptyShould(true)
            .because("a mutable field belongs to one class");

    @ArchTest
    static final ArchRule packagesStaySmall =
            classes().should(new StayInSmallPackages(20)).because("a package is read at one sitting");

    private HouseRules() {}

    /**
     * The layers of a service. Its root package holds use cases, domain and ports, and depends on no adapter; each sub-package is an adapter
     * and depends on the root, not on other adapters.
     *
     * @param root the service's root package
     * @param allowed dependencies between adapters that are wanted, each {@code "from -> to"} by the names of the sub-packages
     */
    public static ArchRule layers(String root, String... allowed) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new KeepToTheirLayer(root, Set.of(allowed)))
                .because("an adapter can be replaced without touching the use case or another adapter");
    }

    /** A package does not use these packages of libraries, for example a client of a database. */
    public static ArchRule packageIsFreeOf(String name, String... packages) {
        return noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("the use case and the domain do not depend on transport or storage");
    }

    /** Counts the top-level types of each package; generated package descriptions do not count. */
    private static final class StayInSmallPackages extends ArchCondition<JavaClass> {

        private final int max;
        private final Map<String, Integer> types = new TreeMap<>();

        private StayInSmallPackages(int max) {
            super("stay in packages of at most " + max + " types");
            this.max = max;
        }

        @Override
        public void init(Collection<JavaClass> all) {
            types.clear();
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                types.merge(type.getPackageName(), 1, Integer::sum);
            }
        }

        @Override
        public void finish(ConditionEvents events) {
            types.forEach((name, count) -> {
                if (count > max) {
                    events.add(SimpleConditionEvent.violated(name, name + " has " + count + " types"));
                }
            });
        }
    }

    private static final class KeepToTheirLayer extends ArchCondition<JavaClass> {

        private final String root;
        private final Set<String> allowed;

        private KeepToTheirLayer(String root, Set<String> allowed) {
            super("keep to their layer");
            this.root = root;
            this.allowed = allowed;
        }

        @Override
        public void check(JavaClass origin, ConditionEvents events) {
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (isWithin(target) && !isAllowed(layer(origin.getPackageName()), layer(target))) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        }

        private boolean isWithin(String packageName) {
            return packageName.equals(root) || packageName.startsWith(root + ".");
        }

        /** The name of the first sub-package; empty for the root. */
        private String layer(String packageName) {
            String below = packageName.substring(root.length());
            return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
        }

        private boolean isAllowed(String from, String to) {
            return to.isEmpty() || from.equals(to) || allowed.contains(from + " -> " + to);
        }
    }
}
