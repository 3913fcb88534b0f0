package culm.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    /** Which of our packages a package may import. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("plugin", Set.of()),
            Map.entry("expr", Set.of()),
            Map.entry("state", Set.of()),
            Map.entry("component", Set.of("plugin")),
            Map.entry("tree", Set.of("expr")),
            Map.entry("data", Set.of("expr", "tree")),
            Map.entry("node", Set.of("data", "expr", "plugin", "tree")),
            Map.entry("port", Set.of("data", "state", "tree")),
            Map.entry("engine", Set.of("api", "data", "expr", "node", "plugin", "port", "state", "tree")),
            Map.entry("memory", Set.of("api", "data", "engine", "node", "plugin", "port", "state", "tree")),
            Map.entry("test", Set.of("api", "data", "engine", "memory", "node", "plugin")));

    private static final Set<String> SHELL = Set.of("beside", "ee", "web");

    private static final String[] CONTAINER = {"jakarta..", "java.sql..", "javax.sql..", "javax.naming.."};

    private static final JavaClasses CULM = Sources.mainClasses();

    @Test
    void everyPackageHasItsPlace() {
        var packages = CULM.stream().map(ArchitectureTest::packageOf).collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).containsAll(MAY_IMPORT.keySet());
        packages.removeAll(MAY_IMPORT.keySet());
        assertThat(SHELL).containsAll(packages);
    }

    @TestFactory
    Stream<DynamicTest> aPackageImportsOnlyWhatItsPlaceAllows() {
        return MAY_IMPORT.keySet().stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> noClasses()
                        .that()
                        .resideInAPackage("culm." + name + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbiddenTo(name))
                        .check(CULM)));
    }

    @Test
    void theCoreKnowsNoContainer() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .and()
                .resideOutsideOfPackage("culm.plugin")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONTAINER)
                .check(CULM);
    }

    /** Constraints on inputs are the standard's to check. */
    @Test
    void pluginsKnowOfTheContainerWhatConstraintsAre() {
        noClasses()
                .that()
                .resideInAPackage("culm.plugin")
                .should()
                .dependOnClassesThat(resideInAnyPackage(CONTAINER).and(resideOutsideOfPackage("jakarta.validation..")))
                .check(CULM);
    }

    @Test
    void theCoreReadsNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CULM);
    }

    @Test
    void whatGoesIntoOtherApplicationsKnowsThePluginsAndNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("culm.beside")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("culm..").and(resideOutsideOfPackages("culm.beside", "culm.plugin")))
                .check(CULM);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("culm.(**)").should().beFreeOfCycles().check(CULM);
    }

    @Test
    void entitiesStayWithTheirStore() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .or()
                .areAnnotatedWith("jakarta.persistence.Embeddable")
                .should()
                .resideInAPackage("culm.ee.persistence..")
                .andShould()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("culm.ee.persistence..")
                .allowEmptyShould(true)
                .check(CULM);
    }

    @Test
    void theWebDoorKnowsTheServiceAndNothingBehindIt() {
        noClasses()
                .that()
                .resideInAPackage("culm.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "culm.engine..", "culm.port..", "culm.memory..", "culm.node..", "culm.ee.persistence..")
                .allowEmptyShould(true)
                .check(CULM);
    }

    private static String[] core() {
        return MAY_IMPORT.keySet().stream().map(name -> "culm." + name + "..").toArray(String[]::new);
    }

    private static String[] forbiddenTo(String name) {
        return Stream.of(MAY_IMPORT.keySet(), SHELL)
                .flatMap(Set::stream)
                .filter(other -> !other.equals(name))
                .filter(other -> !MAY_IMPORT.get(name).contains(other))
                .map(other -> "culm." + other + "..")
                .toArray(String[]::new);
    }

    private static String packageOf(JavaClass type) {
        return List.of(type.getPackageName().split("\\.")).get(1);
    }
}
