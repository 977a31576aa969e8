package io.aftershock.monitor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Dependencies point one way, and decisions do not depend on when they are made. */
@AnalyzeClasses(packages = "io.aftershock", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule THE_MODEL_IS_PURE_JAVA = classes()
            .that()
            .resideInAPackage("io.aftershock.model..")
            .should()
            .onlyDependOnClassesThat(
                    are(resideInAnyPackage("io.aftershock.model..", "java..", "org.jspecify.annotations")));

    @ArchTest
    static final ArchRule CONNECTORS_KNOW_NO_CHECKS = noClasses()
            .that()
            .resideInAPackage("io.aftershock.connectors..")
            .should()
            .dependOnClassesThat(are(resideInAnyPackage("io.aftershock.monitor..", "io.aftershock.cli..")));

    @ArchTest
    static final ArchRule THE_JOB_KNOWS_NO_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage("io.aftershock.monitor..")
            .should()
            .dependOnClassesThat(are(resideInAPackage("io.aftershock.cli..")));

    @ArchTest
    static final ArchRule THE_SIMULATOR_KNOWS_NOTHING_OF_WHAT_IT_TESTS = noClasses()
            .that()
            .resideInAPackage("io.aftershock.simulator..")
            .should()
            .dependOnClassesThat(are(resideInAnyPackage(
                    "io.aftershock.monitor..", "io.aftershock.cli..", "org.apache.flink..", "io.nats..")));

    @ArchTest
    static final ArchRule ONE_PACKAGE_SETS_THE_OPTIONS_OF_CONNECTIONS = noClasses()
            .that()
            .resideOutsideOfPackages("io.aftershock.connectors.nats.connection", "io.aftershock.testkit..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.nats.client.Options")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.nats.client.Options$Builder");

    @ArchTest
    static final ArchRule ONE_MODULE_SEES_ICEBERG_AND_HADOOP = noClasses()
            .that()
            .resideOutsideOfPackage("io.aftershock.connectors.history..")
            .should()
            .dependOnClassesThat(are(resideInAnyPackage("org.apache.iceberg..", "org.apache.hadoop..")));

    @ArchTest
    static final ArchRule NO_DECISION_READS_THE_WALL_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("io.aftershock.model..", "io.aftershock.monitor..", "io.aftershock.simulator..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule NO_STAGE_DEPENDS_ON_ITSELF_THROUGH_ANOTHER =
            slices().matching("io.aftershock.monitor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_PACKAGE_OF_THE_MODEL_DOES_EITHER =
            slices().matching("io.aftershock.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CONNECTOR_DOES_EITHER =
            slices().matching("io.aftershock.connectors.(**)").should().beFreeOfCycles();
}
