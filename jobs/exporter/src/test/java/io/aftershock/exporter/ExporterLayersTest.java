package io.aftershock.exporter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What is counted depends on the stream alone, and one package knows each of the outside. */
@AnalyzeClasses(packages = "io.aftershock.exporter", importOptions = ImportOption.DoNotIncludeTests.class)
class ExporterLayersTest {

    @ArchTest
    static final ArchRule THE_FOLD_IS_PURE = noClasses()
            .that()
            .resideInAnyPackage("io.aftershock.exporter.series", "io.aftershock.exporter.catalogue")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .dependOnClassesThat(are(resideInAnyPackage("io.nats..", "com.sun.net.httpserver..", "java.net..")));

    @ArchTest
    static final ArchRule ONE_PACKAGE_SERVES = noClasses()
            .that()
            .resideOutsideOfPackage("io.aftershock.exporter.http")
            .should()
            .dependOnClassesThat(
                    are(resideInAnyPackage("com.sun.net.httpserver..", "io.prometheus.client.exporter..")));

    @ArchTest
    static final ArchRule NO_PACKAGE_DEPENDS_ON_ITSELF_THROUGH_ANOTHER =
            slices().matching("io.aftershock.exporter.(*)..").should().beFreeOfCycles();
}
