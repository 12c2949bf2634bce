package dev.liftline.query;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.liftline.testkit.architecture.HouseRules;
import dev.liftline.testkit.architecture.WrittenClasses;

@AnalyzeClasses(packages = "dev.liftline.query", importOptions = WrittenClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule useCasesKnowNoAdapterAndAdaptersNotEachOther = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("use cases")
            .definedBy("dev.liftline.query")
            .layer("web")
            .definedBy("dev.liftline.query.web..")
            .layer("cache")
            .definedBy("dev.liftline.query.cache..")
            .layer("storage")
            .definedBy("dev.liftline.query.storage..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cache")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("storage")
            .mayNotBeAccessedByAnyLayer();
}
