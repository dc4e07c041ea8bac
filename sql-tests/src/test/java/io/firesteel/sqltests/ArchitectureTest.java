package io.firesteel.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package may import what: the direction of dependencies is a failing build, not a wish. */
class ArchitectureTest {
  private static final String OURS = "io.firesteel.";

  /** Packages of ours that a module may import besides its own. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "core", List.of(),
          "storage", List.of("core"),
          "engine", List.of("core", "storage"),
          "planner",
              List.of(
                  "core",
                  "engine.plan",
                  "engine.function",
                  "engine.expression.ConstantEvaluator",
                  "storage.catalog"),
          "server", List.of("core", "storage", "engine", "planner"),
          "jdbc", List.of());

  /** Libraries that only some packages may import. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.apache.parquet.", List.of("storage")),
          Map.entry("org.apache.hadoop.", List.of("storage")),
          Map.entry("org.apache.iceberg.", List.of("storage")),
          Map.entry("com.zaxxer.hikari.", List.of("storage.catalog")),
          Map.entry("org.h2.", List.of()),
          Map.entry("org.postgresql.", List.of()),
          Map.entry("org.apache.calcite.avatica.", List.of("server", "jdbc")),
          Map.entry("org.apache.calcite.", List.of("planner", "server", "jdbc")),
          Map.entry("org.antlr.", List.of("planner.parse")),
          Map.entry("org.eclipse.jetty.", List.of("server.http")),
          Map.entry("org.apache.hc.", List.of("jdbc")),
          Map.entry("io.trino.tpch.", List.of("server.sample", "sqltests")),
          Map.entry("io.trino.tpcds.", List.of("sqltests")),
          Map.entry("net.hydromatic.", List.of("sqltests")),
          Map.entry("org.apache.spark.", List.of("cluster")));

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.firesteel");
  }

  @Test
  void modulesImportOnlyWhatTheyMay() {
    TreeSet<String> violations = new TreeSet<>();
    for (JavaClass from : classes) {
      List<String> allowed = MODULES.get(module(from.getName()));
      if (allowed == null) {
        continue;
      }
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getBaseComponentType().getName();
        if (to.startsWith(OURS)
            && !module(to).equals(module(from.getName()))
            && allowed.stream().noneMatch(prefix -> isIn(to, prefix))) {
          violations.add(outer(from.getName()) + " imports " + outer(to));
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void librariesStayWhereTheyBelong() {
    TreeSet<String> violations = new TreeSet<>();
    for (JavaClass from : classes) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getBaseComponentType().getName();
        String library = library(to);
        if (library != null
            && LIBRARIES.get(library).stream().noneMatch(p -> isIn(from.getName(), p))) {
          violations.add(outer(from.getName()) + " imports " + outer(to));
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  /** The server speaks Avatica's protocol but sees nothing of Calcite's planner. */
  @Test
  void onlyThePlannerSeesCalcite() {
    TreeSet<String> violations = new TreeSet<>();
    for (JavaClass from : classes) {
      if (!isIn(from.getName(), "planner")) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          String to = dependency.getTargetClass().getBaseComponentType().getName();
          if (to.startsWith("org.apache.calcite.")
              && !to.startsWith("org.apache.calcite.avatica.")
              && !to.startsWith("org.apache.calcite.linq4j.")) {
            violations.add(outer(from.getName()) + " imports " + outer(to));
          }
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void noClassIsAGrabBag() {
    assertThat(classes)
        // The driver's jar brings relocated libraries, which name their classes as they like.
        .filteredOn(c -> !c.getName().startsWith("io.firesteel.jdbc.shaded."))
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> name.endsWith("Util") || name.endsWith("Utils"));
  }

  private static String module(String className) {
    int end = className.indexOf('.', OURS.length());
    return className.substring(OURS.length(), end < 0 ? className.length() : end);
  }

  /** Whether a class is in the package, or is the class, that the prefix names. */
  private static boolean isIn(String className, String prefix) {
    String full = OURS + prefix;
    return className.startsWith(full)
        && (className.length() == full.length()
            || className.charAt(full.length()) == '.'
            || className.charAt(full.length()) == '$');
  }

  /** The longest prefix that matches, or null. */
  private static String library(String className) {
    String best = null;
    for (String prefix : LIBRARIES.keySet()) {
      if (className.startsWith(prefix) && (best == null || prefix.length() > best.length())) {
        best = prefix;
      }
    }
    return best;
  }

  private static String outer(String className) {
    int dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }
}
