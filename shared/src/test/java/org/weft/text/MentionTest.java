package org.weft.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {
    private static final MentionLookup PLACE = ids -> Map.of(1L, "Ana <i>", 2L, "Ben");

    @Test
    void memberIsShownByTheNameThatThePlaceKnows() {
        var rendered = Texts.markdown("Hi @[Annie](person:1)!", PLACE);

        assertThat(rendered.html())
                .isEqualTo("<p dir=\"auto\">Hi <span class=\"mention\" data-person=\"1\">"
                        + "<bdi>@Ana &lt;i&gt;</bdi></span>!</p>");
        assertThat(rendered.mentioned()).containsExactly(1L);
        assertThat(rendered.plain()).isEqualTo("Hi @Ana <i>!");
    }

    @Test
    void whoIsNotAMemberIsPlainTextAndNotMentioned() {
        var rendered = Texts.markdown("@[Dan](person:9)", PLACE);

        assertThat(rendered.html()).isEqualTo("<p dir=\"auto\">@Dan</p>");
        assertThat(rendered.mentioned()).isEmpty();
    }

    @Test
    void staffIsCalledByWord() {
        var rendered = Texts.markdown("Dear @Staff, help", PLACE);

        assertThat(rendered.html())
                .contains("<span class=\"mention\" data-role=\"staff\"><bdi>@staff</bdi></span>, help");
        assertThat(rendered.staffMentioned()).isTrue();
    }

    @Test
    void namesAreLookedUpOnceForAll() {
        var calls = new ArrayList<Set<Long>>();

        var rendered = Texts.markdown("@[a](person:2) **@[b](person:1)** @[c](person:2) @[d](person:3)", ids -> {
            calls.add(ids);
            return PLACE.names(ids);
        });

        assertThat(calls).containsExactly(Set.of(1L, 2L, 3L));
        assertThat(rendered.mentioned()).containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`@[Ana](person:1) @staff`",
                "```\n@[Ana](person:1) @staff\n```",
                "$@[Ana](person:1) @staff$",
                "\\@[Ana](person:1) \\@staff",
                "a@staff.org me@staff @staffing @staff_x @staff-room @@staff",
                "@[](person:1) @[ ](person:1) @[Ana](person:) @[Ana](person:x) @[Ana](person:1",
                "@[Ana](person:99999999999999999999) @[Ana](person:-1) @[Ana]\n(person:1) @[A[n]a](person:1)",
                "<span class=\"mention\" data-person=\"1\">Ana</span>"
            })
    void whatOnlyLooksLikeAMentionCallsNobody(String source) {
        var rendered = Texts.markdown(source, PLACE);

        assertThat(rendered.mentioned()).isEmpty();
        assertThat(rendered.staffMentioned()).isFalse();
        assertThat(rendered.html()).doesNotContain("class=\"mention\"");
    }

    @Test
    void importedHtmlMentionsNobody() {
        var rendered = Texts.html("<span class=\"mention\" data-person=\"1\">Ana</span> @staff");

        assertThat(rendered.html()).isEqualTo("Ana @staff");
        assertThat(rendered.mentioned()).isEmpty();
    }
}
