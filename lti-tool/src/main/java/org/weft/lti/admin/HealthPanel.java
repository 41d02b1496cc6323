package org.weft.lti.admin;

import org.weft.admin.Panel;
import org.weft.admin.Visit;
import org.weft.lti.health.Health;
import org.weft.lti.health.HealthHtml;
import org.weft.lti.registrations.Registrations;
import org.weft.people.InstallationId;

/** How it is with an LMS, once it is asked for: the LMS is called for it, which can take seconds. */
public final class HealthPanel implements Panel {
    private static final String CHECK = "check";

    private final Registrations registrations;
    private final Health health;

    public HealthPanel(Registrations registrations, Health health) {
        this.registrations = registrations;
        this.health = health;
    }

    @Override
    public String html(Visit visit) {
        var id = visit.rest().get(0);
        if (visit.field(CHECK).isEmpty()) {
            var words = visit.words();
            return "<h2>%s</h2>\n<p><a href=\"%s?%s=now\">%s</a></p>\n"
                    .formatted(words.html("health"), visit.address(id), CHECK, words.html("health.check"));
        }
        return registrations
                .find(visit.organization(), InstallationId.valueOf(id))
                .map(registration -> HealthHtml.of(health.report(registration)))
                .orElse("");
    }
}
