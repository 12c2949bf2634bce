package dev.liftline.query;

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
    static final ArchRule layers = HouseRules.layers(
            "dev.liftline.query",
            "web -> app",
            "storage -> app",
            "cache -> app",
            "web -> board",
            "storage -> board",
            "cache -> board",
            "metrics -> board");

    @ArchTest
    static final ArchRule board = HouseRules.packageIsFreeOf(
            "dev.liftline.query.board..", "io.lettuce..", "jakarta.servlet..", "java.sql..", "tools.jackson..");

    @ArchTest
    static final ArchRule root = HouseRules.packageIsFreeOf(
            "dev.liftline.query", "io.lettuce..", "jakarta.servlet..", "java.sql..", "tools.jackson..");
}
