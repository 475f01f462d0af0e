package org.allway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The graph of {@code docs/architecture.md}, kept. */
@AnalyzeClasses(packages = "org.allway", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {

  @ArchTest
  static final ArchRule packagesKnowOnlyThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("scenario")
          .definedBy("org.allway.scenario..")
          .layer("comparison")
          .definedBy("org.allway.comparison..")
          .layer("order")
          .definedBy("org.allway.order..")
          .layer("plan")
          .definedBy("org.allway.plan..")
          .layer("roadmap")
          .definedBy("org.allway.roadmap..")
          .layer("titration")
          .definedBy("org.allway.titration..")
          .layer("assess")
          .definedBy("org.allway.assess..")
          .layer("exposure")
          .definedBy("org.allway.exposure..")
          .layer("chart")
          .definedBy("org.allway.chart..")
          .layer("library")
          .definedBy("org.allway.library..")
          .layer("dose")
          .definedBy("org.allway.dose..")
          .layer("rule")
          .definedBy("org.allway.rule..")
          .layer("yaml")
          .definedBy("org.allway.yaml..")
          .whereLayer("scenario")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("comparison")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("order")
          .mayOnlyBeAccessedByLayers("scenario")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("comparison", "order", "scenario")
          .whereLayer("roadmap")
          .mayOnlyBeAccessedByLayers("plan", "comparison", "order", "scenario")
          .whereLayer("titration")
          .mayOnlyBeAccessedByLayers("roadmap", "plan", "comparison", "order", "scenario")
          .whereLayer("assess")
          .mayOnlyBeAccessedByLayers(
              "titration", "roadmap", "plan", "comparison", "order", "scenario")
          .whereLayer("exposure")
          .mayOnlyBeAccessedByLayers(
              "assess", "titration", "roadmap", "plan", "comparison", "order", "scenario")
          .whereLayer("chart")
          .mayOnlyBeAccessedByLayers(
              "exposure",
              "assess",
              "titration",
              "roadmap",
              "plan",
              "comparison",
              "order",
              "scenario")
          .whereLayer("library")
          .mayOnlyBeAccessedByLayers(
              "chart",
              "exposure",
              "assess",
              "titration",
              "roadmap",
              "plan",
              "comparison",
              "order",
              "scenario")
          .whereLayer("yaml")
          .mayOnlyBeAccessedByLayers("rule", "library", "chart", "order", "scenario");

  @ArchTest
  static final ArchRule noCycles = slices().matching("org.allway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theEngineIsPure =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.sql..",
              "java.util.concurrent..",
              "java.lang.reflect..",
              "org.springframework..",
              "ca.uhn..")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule yamlIsReadInOnePlace =
      classes()
          .that()
          .resideOutsideOfPackage("org.allway.yaml..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.snakeyaml..");
}
