package dev.liftline.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.liftline.testkit.architecture.HouseRules;
import dev.liftline.testkit.architecture.WrittenClasses;

@AnalyzeClasses(packages = "dev.liftline.gateway", importOptions = WrittenClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule layers = HouseRules.layers(
            "dev.liftline.gateway",
            "access -> headers",
            "access -> identity",
            "access -> proxy",
            "access -> rates",
            "access -> tls",
            "discovery -> upstream",
            "health -> upstream",
            "endpoints -> identity",
            "identity -> proxy",
            "live -> access",
            "management -> identity",
            "management -> upstream",
            "pages -> endpoints",
            "proxy -> upstream",
            "server -> access",
            "server -> endpoints",
            "server -> headers",
            "server -> live",
            "server -> proxy",
            "server -> rates",
            "server -> tls",
            "startup -> server");

    @ArchTest
    static final ArchRule poolsHaveNoDependencyOnTheNetwork = noClasses()
            .that()
            .resideInAPackage("dev.liftline.gateway.upstream")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..", "java.net..")
            .because("choice, ejection and retries are decided, and tested, without a socket");
}
