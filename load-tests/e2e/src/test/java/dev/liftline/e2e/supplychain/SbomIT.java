package dev.liftline.e2e.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.liftline.e2e.supplychain.Sbom.Component;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bill of materials that {@code -Pslow} writes names exactly what the services' jars hold. */
@Tag("slow")
class SbomIT {

    /** Added to each jar by Spring Boot's Maven plugin, which unpacks itself with it; no dependency. */
    private static final String ADDED_BY_THE_BUILD = "spring-boot-jarmode-tools-";

    /** Licences that ask for no more than the notice in the library's jar. One is enough if a library has several. */
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT", "MIT-0");

    /** Their POMs name another licence than the Apache License 2.0 in their jars. */
    private static final Set<String> APACHE_BY_THEIR_JARS = Set.of("spring-session-core", "spring-session-data-redis");

    @BeforeEach
    void theBuildWroteIt() {
        if (System.getenv("CI") == null) {
            assumeThat(Sbom.FILE)
                    .as("./mvnw verify -Pslow writes it, with a network only")
                    .exists();
        }
        assertThat(Sbom.FILE).exists();
    }

    @Test
    void namesEveryLibraryOfTheServicesAndNoOther() {
        Set<String> named = Sbom.read().components().stream()
                .filter(component -> !component.isStarter() && !isOfTests(component))
                .map(Component::file)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> packed = ServiceJars.libraries().stream()
                .filter(file -> !file.startsWith(ADDED_BY_THE_BUILD))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(100).isEqualTo(packed);
    }

    @Test
    void namesNothingOfTests() {
        assertThat(Sbom.read().components()).filteredOn(SbomIT::isOfTests).isEmpty();
    }

    @Test
    void everyLicenceIsAllowed() {
        assertThat(Sbom.read().components())
                .filteredOn(component -> !component.group().equals("dev.liftline"))
                .allSatisfy(component -> assertThat(isAllowed(component))
                        .as(component.file() + " " + component.licences())
                        .isTrue());
    }

    private static boolean isAllowed(Component component) {
        return !Collections.disjoint(component.licences(), LICENCES) || APACHE_BY_THEIR_JARS.contains(component.name());
    }

    private static boolean isOfTests(Component component) {
        return component.name().matches("test-kit|local-stack|.*(junit|assertj|archunit|awaitility|mockito).*|.*-test");
    }
}
