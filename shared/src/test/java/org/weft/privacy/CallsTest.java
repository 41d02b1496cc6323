package org.weft.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.people.PersonId;

/** Calls to somebody in texts of others, of which nothing is left. */
class CallsTest {
    private final Calls calls = new Calls(new PersonId(7));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@[Ana](person:7), hi | <p>@Ana, hi</p> | <p>@…, hi</p>",
                "@[Ana](person:007) | <p>@Ana</p> | <p>@…</p>",
                "@[Ana](person:77) | <p>@Ana</p> | <p>@Ana</p>",
                "@[Ana Souza](person:9) and @[Ana](person:7) | @Ana Souza and @Ana | @Ana Souza and @…",
                "@[安娜](person:7)你好 | <p>@安娜你好</p> | <p>@…你好</p>",
                "@[Ana](person:7), @Anastasia | <p>@Ana, @Anastasia</p> | <p>@…, @Anastasia</p>",
                "@[Pat O'Hara & Co](person:7) | @Pat O'Hara &amp; Co | @…",
                "`@[Ana](person:7)` | <code>@[Ana](person:7)</code> | <code>@…</code>",
                "@[Ana](person:7), me@Ana | <p>@Ana, me@Ana</p> | <p>@…, me@Ana</p>",
                "@[$1](person:7) | <p>@$1</p> | <p>@…</p>"
            })
    void whatIsShownIsTakenOut(String source, String html, String expected) {
        assertThat(calls.rendered(html, source)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"7,9", "9,7"})
    void anotherOfTheSameNameStays(int one, int other) {
        var shown = "<span class=\"mention\" data-person=\"%d\"><bdi>@Ana</bdi></span>";
        var html = shown.formatted(one) + " " + shown.formatted(other);

        var left = calls.rendered(html, "@[Ana](person:%d) @[Ana](person:%d)".formatted(one, other));

        assertThat(left).isEqualTo(html.replace(shown.formatted(7), "@…"));
    }
}
