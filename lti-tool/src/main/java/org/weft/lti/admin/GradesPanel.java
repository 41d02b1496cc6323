package org.weft.lti.admin;

import org.weft.admin.Html;
import org.weft.admin.Panel;
import org.weft.admin.Visit;
import org.weft.credit.Scores;
import org.weft.lti.pages.Words;

/** Points on their way to gradebooks: how many, and which courses take none. What to do about one is for its staff. */
public final class GradesPanel implements Panel {
    private final Scores scores;

    public GradesPanel(Scores scores) {
        this.scores = scores;
    }

    @Override
    public String html(Visit visit) {
        var words = visit.words();
        var tally = scores.tally(visit.organization());
        return """
                <h2>%s</h2>
                <p>%s<br>%s<br>%s<br>%s</p>
                %s""".formatted(
                        words.html("grades"),
                        words.html("grades.delivered", tally.delivered()),
                        words.html("grades.waiting", tally.waiting()),
                        words.html("grades.differs", tally.differs()),
                        words.html("grades.refused", tally.refused()),
                        tally.failing().isEmpty()
                                ? ""
                                : "<p>%s</p>\n".formatted(words.html("grades.failing"))
                                        + Html.rows(tally.failing(), each -> row(words, each)));
    }

    private static String row(Words words, Scores.Failing each) {
        return "<li>%s: %s %s</li>\n"
                .formatted(
                        Html.name(each.place()),
                        words.html("grades.problem", each.problem()),
                        words.time(each.triedAt()));
    }
}
