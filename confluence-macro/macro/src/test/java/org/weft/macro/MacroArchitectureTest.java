package org.weft.macro;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What runs inside other people's wikis needs nothing but the JDK. JSpecify's annotations may be absent at run time. */
@AnalyzeClasses(
        packages = {"org.weft.macro", "org.weft.embed"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class MacroArchitectureTest {
    @ArchTest
    static final ArchRule macroUsesOnlyTheJdkAndEmbed = classes()
            .that()
            .resideInAPackage("org.weft.macro..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.weft.macro..", "org.weft.embed..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule embedUsesOnlyTheJdk = classes()
            .that()
            .resideInAPackage("org.weft.embed..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "org.weft.embed..", "org.jspecify.annotations");
}
