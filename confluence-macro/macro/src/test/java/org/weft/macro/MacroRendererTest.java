package org.weft.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.macro.School.ANA;
import static org.weft.macro.School.SCRIPT;
import static org.weft.macro.School.SERVER;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.weft.embed.FlatJson;
import org.weft.embed.PlacementClaim;
import org.weft.embed.WikiReader;

class MacroRendererTest {
    @Test
    void theFrameIsAsTheServerExpectsIt() {
        var html = School.show(MacroName.DISCUSSION, Map.of("forum", "algebra"));

        assertThat(html.replace(claimIn(html), "CLAIM").replaceAll("weft-[0-9a-f-]{36}", "FRAME"))
                .isEqualTo("""
                        <div class="weft-macro" data-weft-origin="https://weft.example">
                        <form class="weft-open" method="post" action="https://weft.example/embed" target="FRAME" accept-charset="utf-8">
                        <input type="hidden" name="claim" value="CLAIM">
                        <input type="hidden" name="parameters" value="{&quot;forum&quot;:&quot;algebra&quot;}">
                        <button type="submit">Open: Discussion</button>
                        </form>
                        <iframe name="FRAME" title="Discussion" width="100%" height="400" frameborder="0" allow="clipboard-write" sandbox="allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox"></iframe>
                        <script src="/plugins/weft/weft-embed.js" defer></script>
                        </div>
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void whatItSignsTheServerBelieves(MacroName macro) throws Exception {
        var html = School.show(macro, Map.of("forum", "algebra", "title", " Ask \"us\" & more ", "height", ""));

        var claim = verify(html);

        assertThat(claim.issuer()).isEqualTo("wiki-school");
        assertThat(claim.reader()).isEqualTo(ANA);
        assertThat(claim.spot().widget()).isEqualTo(macro.macroName().substring("weft-".length()));
        assertThat(claim.spot().spaceKey()).isEqualTo("MATH");
        assertThat(claim.spot().pageId()).isEqualTo("4711");
        assertThat(claim.spot().pageTitle()).isEqualTo("Groups & rings");
        assertThat(claim.spot().localId()).isEqualTo("local-1");
        assertThat(claim.spot().hasParameters(Map.of("forum", "algebra", "title", "Ask \"us\" & more")))
                .isTrue();
    }

    @Test
    void anAnonymousReaderIsSignedAsAnonymous() throws Exception {
        var call = School.call(MacroName.DISCUSSION, Map.of());

        var html = School.renderer(SERVER, SCRIPT).render(call, WikiReader.anonymous());

        assertThat(verify(html).reader().isAnonymous()).isTrue();
    }

    @Test
    void eachRenderingHasAFrameAndAClaimOfItsOwn() throws Exception {
        var first = School.show(MacroName.DISCUSSION, Map.of());
        var second = School.show(MacroName.DISCUSSION, Map.of());

        assertThat(verify(first).id()).isNotEqualTo(verify(second).id());
        assertThat(frameIn(first)).isNotEqualTo(frameIn(second));
    }

    @Test
    void noAddressHoldsTheClaim() {
        var html = School.show(MacroName.DISCUSSION, Map.of("title", "Ana asks"));

        assertThat(html).containsOnlyOnce(claimIn(html)).doesNotContain("?").doesNotContain("user-ana-7");
    }

    @ParameterizedTest
    @CsvSource({
        "DISCUSSION, This page has a discussion, Discussion",
        "EXPERTS, This page names people who can help, Experts",
        "RESOURCES, This page has a shelf of resources, Resources",
        "CHAT, This page has a live chat, Live chat"
    })
    void printAndExportHaveASentenceAndALinkAndNoClaim(MacroName macro, String sentence, String title) {
        var call = new MacroCall(macro, Map.of(), School.page("Groups"), Output.TEXT);

        var html = School.renderer(SERVER, SCRIPT).render(call, ANA);

        assertThat(html)
                .isEqualTo("<p class=\"weft-macro\">" + sentence
                        + ": <a href=\"https://wiki.example/display/MATH/Groups?a=1&amp;b=2\">" + title + "</a></p>\n");
    }

    @Test
    void aTitleThatNoClaimCanHoldBreaksNoPage() throws Exception {
        assertThat(signedPageTitle("x".repeat(1000))).isEqualTo("x".repeat(127));
        assertThat(signedPageTitle("😀".repeat(1000))).isEqualTo("😀".repeat(127));
        assertThat(signedPageTitle("two\nlines \uD800")).startsWith("two lines");
        assertThat(signedPageTitle("")).isEqualTo("4711");
    }

    private static String signedPageTitle(String title) throws Exception {
        var call = new MacroCall(MacroName.CHAT, Map.of(), School.page(title), Output.PAGE);
        return verify(School.renderer(SERVER, SCRIPT).render(call, ANA)).spot().pageTitle();
    }

    private static PlacementClaim verify(String html) throws Exception {
        var parameters = find(html, "name=\"parameters\" value=\"([^\"]*)\"")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        return School.verifier(SERVER).verify(claimIn(html), FlatJson.readStrings(parameters));
    }

    private static String claimIn(String html) {
        return find(html, "name=\"claim\" value=\"([^\"]*)\"");
    }

    private static String frameIn(String html) {
        return find(html, "iframe name=\"([^\"]*)\"");
    }

    private static String find(String html, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(html);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
