package dev.liftline.e2e.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Tag("slow")
class ServiceJarsIT {

    /** Which of two would be loaded depends on the order of the class path: a fix in one library may never run. */
    @ParameterizedTest
    @FieldSource("dev.liftline.e2e.supplychain.ServiceJars#SERVICES")
    void noClassIsInTwoLibraries(String service) {
        assertThat(ServiceJars.duplicateClasses(service)).isEmpty();
    }
}
