package dev.liftline.consumer;

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
    static final ArchRule layers =
            HouseRules.layers("dev.liftline.consumer", "kafka -> startup", "storage -> startup", "erasure -> startup");

    @ArchTest
    static final ArchRule root =
            HouseRules.packageIsFreeOf("dev.liftline.consumer", "org.apache.kafka..", "java.sql..", "io.lettuce..");
}
