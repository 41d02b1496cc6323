package org.weft.lti;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.weft.lti.pages.Answers;
import org.weft.lti.picking.PickerPage;
import org.weft.people.OrganizationId;
import org.weft.session.WidgetSample;

/** What the picker shows of a discussion that isn't there yet, at an address below the picker's own. */
final class Samples {
    private final WidgetSample widget;

    Samples(WidgetSample widget) {
        this.widget = widget;
    }

    /** Where somebody has a page open: {@code /} and its secret, and whether its sample is asked for. */
    record Asked(String secret, boolean sample) {
        static Asked of(@Nullable String path) {
            var rest = path == null ? "" : path.substring(1);
            var sample = rest.endsWith(PickerPage.SAMPLE);
            return new Asked(sample ? rest.substring(0, rest.length() - PickerPage.SAMPLE.length()) : rest, sample);
        }
    }

    String show(Exchange exchange, String ancestors, OrganizationId organization, @Nullable String locale)
            throws IOException {
        var html = widget.page(organization, locale, PickerPage.usualTitle(locale));
        Answers.sample(exchange.response(), ancestors, html);
        return "sample";
    }
}
