package org.weft.lti.admin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.weft.admin.AdminAct;
import org.weft.admin.Answer;
import org.weft.admin.Html;
import org.weft.admin.Section;
import org.weft.admin.Visit;
import org.weft.base.Markup;
import org.weft.base.Refusal;
import org.weft.lti.keys.OurKeys;
import org.weft.lti.pages.Words;

/** The keys that Weft signs with. */
final class KeysSection implements Section {
    private final OurKeys keys;
    private final Clock clock;

    KeysSection(OurKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "keys";
    }

    @Override
    public Answer show(Visit visit) {
        requirePage(visit);
        var words = visit.words();
        var all = keys.made();
        var html = "<p>%s</p>\n".formatted(words.html("keys.hint"))
                + Html.rows(all, key -> row(words, key))
                + "<h2>%s</h2>\n<p>%s</p>\n".formatted(words.html("keys.rotate"), words.html("keys.rotate.hint"))
                + visit.form(Html.hidden("active", active(all))
                        + "<p>%s</p>".formatted(Html.button(words, "rotate", "keys.rotate.do")));
        return Answer.page(words.text("section.keys"), html);
    }

    /** The form brings the key that was active, so that sending it twice makes one new key. */
    @Override
    public Answer act(Visit visit) {
        requirePage(visit);
        if (!visit.field("act").equals("rotate")) {
            throw Visit.notFound();
        }
        var active = visit.field("active");
        try {
            visit.actEverywhere(AdminAct.KEYS_ROTATED, null, () -> {
                if (!keys.rotate(active)) {
                    throw new Refusal.Conflict("rotated-already", "Another key signs by now");
                }
            });
            return visit.done("rotated");
        } catch (Refusal.Conflict e) {
            return visit.done(e.code());
        }
    }

    private static void requirePage(Visit visit) {
        if (!visit.rest().isEmpty()) {
            throw Visit.notFound();
        }
    }

    private static String active(List<OurKeys.Made> all) {
        return all.stream()
                .filter(OurKeys.Made::active)
                .map(OurKeys.Made::id)
                .findFirst()
                .orElse("");
    }

    private String row(Words words, OurKeys.Made key) {
        long days = Duration.between(key.createdAt(), clock.instant()).toDays();
        return "<li><p><strong>%s</strong> <code>%s</code></p><p class=\"hint\">%s %s · %s</p></li>\n"
                .formatted(
                        words.html(key.active() ? "keys.active" : "keys.old"),
                        Markup.escape(key.id()),
                        words.html("keys.made"),
                        words.time(key.createdAt()),
                        words.html("keys.days", days));
    }
}
