package org.allway.fhir;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Plans, protocols and cards leave by doors of their own: no file, no clock, no web. */
@AnalyzeClasses(packages = "org.allway.fhir", importOptions = ImportOption.DoNotIncludeTests.class)
class FhirModulesTest {

  @ArchTest
  static final ArchRule noDoorKnowsAnother =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("release")
          .definedBy("org.allway.fhir.release..")
          .layer("protocol")
          .definedBy("org.allway.fhir.protocol..")
          .layer("hooks")
          .definedBy("org.allway.fhir.hooks..")
          .layer("definition")
          .definedBy("org.allway.fhir.definition..")
          .layer("shared")
          .definedBy("org.allway.fhir")
          .whereLayer("release")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("protocol")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("hooks")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("definition")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule protocolsKnowNoChild =
      noClasses()
          .that()
          .resideInAnyPackage("org.allway.fhir.protocol..", "org.allway.fhir.definition..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.allway.plan..", "org.allway.chart..", "org.allway.roadmap..");

  @ArchTest
  static final ArchRule noFilesAndNoClock =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.nio.file..", "java.net..", "java.sql..", "org.springframework..")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
