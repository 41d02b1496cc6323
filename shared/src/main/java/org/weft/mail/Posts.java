package org.weft.mail;

import java.util.regex.Pattern;
import org.weft.base.Markup;
import org.weft.text.Texts;

/** Sanitized posts, made fit for mail: nothing in them is fetched, formulas are TeX, and no id of a person is left. */
final class Posts {
    private static final int LONGEST = 50_000;

    private static final Pattern FORMULA = Pattern.compile("<span class=\"math\"[^>]*>([^<]*)</span>");
    private static final Pattern MENTION =
            Pattern.compile("<span class=\"mention\"[^>]*>(?:<bdi>)?([^<]*)(?:</bdi>)?</span>");
    /** Quotes in texts are escaped, so that what looks like an attribute is one. */
    private static final Pattern OURS = Pattern.compile(" (?:data-[a-z]+|tabindex|class|target|rel)=\"[^\"]*\"");

    private Posts() {}

    static String html(String post) {
        if (post.length() > LONGEST) {
            return "<p>" + Markup.escape(text(post)) + "</p>";
        }
        var formulas = FORMULA.matcher(Texts.withoutUploads(post)).replaceAll("<code dir=\"ltr\">$1</code>");
        return OURS.matcher(MENTION.matcher(formulas).replaceAll("<b><bdi>$1</bdi></b>"))
                .replaceAll("");
    }

    static String text(String post) {
        var text = Texts.plain(MENTION.matcher(post).replaceAll("$1"));
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
