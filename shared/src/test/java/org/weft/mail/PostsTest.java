package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.weft.text.MentionLookup;
import org.weft.text.Texts;

/** Posts in mails: what people wrote, and nothing that is fetched or tells more than it says. */
class PostsTest {
    private static String html(String markdown) {
        return Texts.markdown(markdown, MentionLookup.NOBODY).html();
    }

    @Test
    void formulasAreTheirTex() {
        assertThat(Posts.html(html("So $a<b$ holds")))
                .isEqualTo("<p dir=\"auto\">So <code dir=\"ltr\">a&lt;b</code> holds</p>");
    }

    @Test
    void picturesAndFilesAreTheirWords() {
        var post = "<p dir=\"auto\"><img data-upload=\"7\" alt=\"A &lt;cat&gt;\" width=\"1\" height=\"1\"> <a"
                + " data-upload=\"8\" data-bytes=\"9\">notes.pdf</a></p>";

        assertThat(Posts.html(post)).isEqualTo("<p dir=\"auto\">[A &lt;cat&gt;] notes.pdf</p>");
    }

    @Test
    void whoIsNamedKeepsTheName_butNotTheId() {
        var post =
                "<p dir=\"auto\">Ask <span class=\"mention\" data-person=\"7000000001\"><bdi>@Ben</bdi></span>, <span"
                        + " class=\"mention\" data-role=\"staff\"><bdi>@staff</bdi></span></p>";

        assertThat(Posts.html(post))
                .isEqualTo("<p dir=\"auto\">Ask <b><bdi>@Ben</bdi></b>, <b><bdi>@staff</bdi></b></p>");
        assertThat(Posts.text(post)).isEqualTo("Ask @Ben, @staff");
    }

    @Test
    void whatLooksLikeMarkupInATextStaysText() {
        assertThat(Posts.html(html("`<img src=x class=\"a\">`")))
                .isEqualTo("<p dir=\"auto\"><code dir=\"ltr\">&lt;img src=x class=&quot;a&quot;&gt;</code></p>");
    }
}
