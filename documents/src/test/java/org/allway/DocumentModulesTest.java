package org.allway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Documents read plans and make bytes of them: no file, no clock, and none knows another. */
@AnalyzeClasses(
    packages = {
      "org.allway.calendar",
      "org.allway.guide",
      "org.allway.review",
      "org.allway.sheet",
      "org.allway.print",
      "org.allway.wording"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class DocumentModulesTest {

  @ArchTest
  static final ArchRule noDocumentKnowsAnother =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("calendar")
          .definedBy("org.allway.calendar..")
          .layer("guide")
          .definedBy("org.allway.guide..")
          .layer("sheet")
          .definedBy("org.allway.sheet..")
          .layer("review")
          .definedBy("org.allway.review..")
          .layer("print")
          .definedBy("org.allway.print..")
          .layer("wording")
          .definedBy("org.allway.wording..")
          .whereLayer("calendar")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("guide")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sheet")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("review")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("print")
          .mayOnlyBeAccessedByLayers("guide", "review", "sheet")
          .whereLayer("wording")
          .mayOnlyBeAccessedByLayers("calendar", "guide", "review", "sheet");

  @ArchTest
  static final ArchRule paperKnowsNoChild =
      noClasses()
          .that()
          .resideInAPackage("org.allway.print..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.allway.plan..", "org.allway.chart..", "org.allway.library..");

  @ArchTest
  static final ArchRule noFilesAndNoClock =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
