package org.weft.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacroParametersTest {
    private static final String ATTACK = "\"'><script>alert(1)</script><!--&";

    @ParameterizedTest
    @EnumSource
    void aMacroIsFoundByItsName(MacroName macro) {
        assertThat(MacroName.fromString(macro.macroName())).contains(macro);
    }

    @Test
    void aNameThatIsNoMacro_isNotFound() {
        assertThat(MacroName.fromString("weft-poll")).isEmpty();
        assertThat(MacroName.fromString("discussion")).isEmpty();
    }

    @Test
    void theFrameTakesTitleAndHeightFromTheAuthor() {
        var html = School.show(MacroName.DISCUSSION, Map.of("title", "Ask here", "height", "600"));

        assertThat(html).contains("title=\"Ask here\"").contains("height=\"600\"");
    }

    @ParameterizedTest
    @CsvSource({"forum", "title", "show", "height"})
    void markupInAParameter_isShownAsText(String parameter) {
        var html = School.show(MacroName.DISCUSSION, Map.of(parameter, ATTACK));

        assertHarmless(html);
    }

    @Test
    void markupInATopicOrAName_isShownAsText() {
        assertHarmless(School.show(MacroName.EXPERTS, Map.of("topic", ATTACK)));
        assertHarmless(School.show(MacroName.EXPERTS, Map.of(ATTACK, "x")));
    }

    @Test
    void markupInTheTitleOfAnExport_isShownAsText() {
        var call = new MacroCall(MacroName.CHAT, Map.of("title", ATTACK), School.page(ATTACK), Output.TEXT);

        var html = School.renderer(School.SERVER, School.SCRIPT).render(call, School.ANA);

        assertHarmless(html);
        assertThat(html).contains("&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--&amp;</a>");
    }

    @Test
    void theAuthorLearnsAllThatIsWrong() {
        var html = School.show(MacroName.DISCUSSION, Map.of("show", "everything", "colour", "red", "title", "Fine"));

        assertThat(html).isEqualTo("""
                        <div class="weft-macro weft-problem">
                        <p>The macro weft-discussion cannot be shown. Edit the page to set it right:</p>
                        <ul>
                        <li>There is no parameter &quot;colour&quot;. There are: forum, height, show, title.</li>
                        <li>&quot;show&quot; must be all, questions or unanswered, and is &quot;everything&quot;.</li>
                        </ul>
                        </div>
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "forum, algebra/1",
        "forum, ../etc",
        "show, ALL",
        "height, 149",
        "height, 2001",
        "height, 4e2",
        "height, -400",
        "height, ١٥٠",
        "topic, sets",
        "Forum, algebra"
    })
    void aValueThatIsNotAllowed_isRefused(String parameter, String value) {
        var html = School.show(MacroName.DISCUSSION, Map.of(parameter, value));

        assertThat(html).contains("weft-problem").doesNotContain("<iframe");
    }

    @Test
    void aTitleTooLongOrOnTwoLinesOrHalfACharacter_isRefused() {
        assertThat(School.show(MacroName.CHAT, Map.of("title", "x".repeat(200))))
                .contains("<iframe");
        assertThat(School.show(MacroName.CHAT, Map.of("title", "x".repeat(201))))
                .doesNotContain("<iframe");
        assertThat(School.show(MacroName.CHAT, Map.of("title", "a\nb"))).doesNotContain("<iframe");
        assertThat(School.show(MacroName.CHAT, Map.of("title", "a\uD800b"))).doesNotContain("<iframe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://weft.example",
                "https://weft.example/",
                "https://weft.example/path",
                "https://weft.example?a",
                "https://user:secret@weft.example",
                "javascript:alert(1)",
                "/weft"
            })
    void aServersAddressThatIsNoOrigin_isRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeftServer(URI.create(address), School.SCRIPT));
    }

    @Test
    void aPagesAddressThatRunsScript_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WikiPage("s", "s", "p", "p", "l", URI.create("javascript:alert(1)")));
    }

    private static void assertHarmless(String html) {
        assertThat(html).doesNotContain("<script>").doesNotContain("'>").doesNotContain("<!--");
        assertThat(html).contains("alert(1)");
    }
}
