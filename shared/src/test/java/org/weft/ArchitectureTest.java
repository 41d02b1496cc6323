package org.weft;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md. A new package must be given its level here. */
class ArchitectureTest {
    private static final JavaClasses WEFT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.weft");

    private static final Set<String> LEVEL_0 = Set.of("base", "db", "http", "embed", "server", "text", "files");
    private static final Set<String> LEVEL_1 =
            Set.of("people", "places", "blobs", "content", "session", "activity", "audit", "uploads");
    private static final Set<String> LEVEL_2 = Set.of("discussion");
    private static final Set<String> LEVEL_3 = Set.of(
            "reactions",
            "imports",
            "moderation",
            "feeds",
            "notifications",
            "mail",
            "search",
            "roster",
            "credit",
            "lineage",
            "privacy");

    @Test
    void importsGoDownward() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("product")
                .definedBy("org.weft.product..", "org.weft.check..")
                .layer("about content")
                .definedBy(packages(LEVEL_3))
                .layer("kinds of content")
                .definedBy(packages(LEVEL_2))
                .layer("activity")
                .definedBy("org.weft.activity..", "org.weft.audit..", "org.weft.uploads..")
                .layer("session")
                .definedBy("org.weft.session..")
                .layer("content")
                .definedBy("org.weft.content..")
                .layer("places")
                .definedBy("org.weft.places..", "org.weft.blobs..")
                .layer("people")
                .definedBy("org.weft.people..")
                .layer("no feature")
                .definedBy(packages(LEVEL_0))
                .whereLayer("product")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("about content")
                .mayOnlyBeAccessedByLayers("product")
                .whereLayer("kinds of content")
                .mayOnlyBeAccessedByLayers("product", "about content")
                .whereLayer("activity")
                .mayOnlyBeAccessedByLayers("product", "about content", "kinds of content")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("product", "about content", "kinds of content", "activity")
                .whereLayer("content")
                .mayOnlyBeAccessedByLayers("product", "about content", "kinds of content", "activity", "session")
                .whereLayer("places")
                .mayOnlyBeAccessedByLayers(
                        "product", "about content", "kinds of content", "activity", "session", "content")
                .whereLayer("people")
                .mayOnlyBeAccessedByLayers(
                        "product", "about content", "kinds of content", "activity", "session", "content", "places")
                .whereLayer("no feature")
                .mayOnlyBeAccessedByLayers(
                        "product",
                        "about content",
                        "kinds of content",
                        "activity",
                        "session",
                        "content",
                        "places",
                        "people")
                .check(WEFT);
    }

    @Test
    void everyPackageHasALevel() {
        var known = new TreeSet<>(Set.of("product", "check"));
        known.addAll(LEVEL_0);
        known.addAll(LEVEL_1);
        known.addAll(LEVEL_2);
        known.addAll(LEVEL_3);

        var names = WEFT.stream()
                .map(type -> type.getPackageName().replaceFirst("org\\.weft\\.?", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(names);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.weft.(*)..").should().beFreeOfCycles().check(WEFT);
    }

    @Test
    void featuresOfOneLevelDontSeeEachOther() {
        slices().matching("org.weft.(reactions|imports|search)..")
                .should()
                .notDependOnEachOther()
                .check(WEFT);
    }

    @Test
    void whatStandsInWikiPages_needsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("org.weft.embed..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "org.weft.embed..")
                .check(WEFT);
    }

    @Test
    void statementsStayWithTheirFeature() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Dao")
                .should()
                .bePackagePrivate()
                .andShould()
                .beInterfaces()
                .check(WEFT);
    }

    @Test
    void onlyApisSpeakJaxRs() {
        noClasses()
                .that(are(describe("neither an API nor a neighbour of HTTP", ArchitectureTest::isNoApi)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(WEFT);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethodWhere(describe("the time is read from the machine", ArchitectureTest::readsTheTime))
                .check(WEFT);
    }

    @Test
    void apisAreMadeWhereTheProductIsPutTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.weft.product..")
                // A feature whose parts are package-private puts itself together in one class.
                .and()
                .doNotHaveFullyQualifiedName("org.weft.discussion.Discussion")
                .should()
                .callConstructorWhere(describe(
                        "an API is made",
                        call -> call.getTargetOwner().getSimpleName().endsWith("Api")))
                .check(WEFT);
    }

    @Test
    void nothingIsNullUnlessItSaysSo() {
        var packages = WEFT.stream()
                .map(JavaClass::getPackage)
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(found -> found.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).isEmpty();
    }

    @Test
    void thereIsNoStaticState() {
        var fields = WEFT.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> field.getFullName())
                .toList();

        assertThat(fields).isEmpty();
    }

    private static boolean isNoApi(JavaClass type) {
        return !(outermost(type).getSimpleName().endsWith("Api")
                || resideInAnyPackage("org.weft.http..", "org.weft.session..", "org.weft.product..")
                        .test(type));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static boolean readsTheTime(JavaAccess<? extends AccessTarget> call) {
        var owner = call.getTargetOwner();
        var now = call.getTarget().getName().equals("now");
        return (owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"))
                || (now && isATime(owner));
    }

    private static boolean isATime(JavaClass owner) {
        return Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
                .stream()
                .anyMatch(owner::isEquivalentTo);
    }

    private static String[] packages(Set<String> names) {
        return names.stream().map(name -> "org.weft." + name + "..").toArray(String[]::new);
    }
}
