package org.weft.lti.admin;

import java.util.stream.Collectors;
import org.weft.admin.Panel;
import org.weft.admin.Visit;
import org.weft.base.Markup;
import org.weft.credit.Scores;

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
        var failing = tally.failing().stream()
                .map(each -> "<li><bdi>%s</bdi>: %s</li>\n"
                        .formatted(
                                Markup.escape(each.place()),
                                words.html(
                                        "grades.problem",
                                        each.problem(),
                                        each.triedAt().toString())))
                .collect(Collectors.joining());
        return """
                <h2>%s</h2>
                <p>%s<br>%s<br>%s<br>%s</p>
                %s""".formatted(
                words.html("grades"),
                words.html("grades.delivered", tally.delivered()),
                words.html("grades.waiting", tally.waiting()),
                words.html("grades.differs", tally.differs()),
                words.html("grades.refused", tally.refused()),
                failing.isEmpty() ? "" : "<p>%s</p>\n<ul>\n%s</ul>\n".formatted(words.html("grades.failing"), failing));
    }
}
