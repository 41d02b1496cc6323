package org.weft.lti.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.lti.pages.ToolUrls;

/** The guides for installing name only addresses that exist. */
class InstallGuidesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final ToolUrls URLS = new ToolUrls(URI.create("https://weft.example.org"));
    private static final Pattern OURS = Pattern.compile("https://weft\\.example\\.org[^\\s`\"'),<>\\]|]*");

    static Stream<String> slugs() {
        return new KnownLms(URLS).all().stream().map(Lms::slug).filter(slug -> !slug.equals("other"));
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void aGuide_leadsToItsPage_andNamesOnlyAddressesThatExist(String slug) throws IOException {
        var guide = Files.readString(ROOT.resolve("docs/install/" + slug + ".md"));

        assertThat(guide).contains(URLS.publicUrl() + ToolUrls.INSTALL_PATH + "/" + slug);
        assertThat(named(guide)).isSubsetOf(existing());
    }

    @Test
    void theReadme_linksEachGuide_andNamesOnlyAddressesThatExist() throws IOException {
        var readme = Files.readString(ROOT.resolve("README.md"));

        slugs().forEach(slug -> assertThat(readme).contains("(docs/install/" + slug + ".md)"));
        assertThat(named(readme)).isSubsetOf(existing());
    }

    private static Set<String> named(String text) {
        var named = new TreeSet<String>();
        OURS.matcher(text).results().forEach(match -> named.add(match.group()));
        return named;
    }

    private static Set<String> existing() {
        var existing = new TreeSet<String>();
        Stream.of(URLS.publicUrl(), URLS.login(), URLS.launch(), URLS.keys(), URLS.canvas(), URLS.icon())
                .map(URI::toString)
                .forEach(existing::add);
        existing.add(URLS.publicUrl() + ToolUrls.INSTALL_PATH + "/");
        slugs().map(slug -> URLS.publicUrl() + ToolUrls.INSTALL_PATH + "/" + slug)
                .forEach(existing::add);
        return existing;
    }
}
