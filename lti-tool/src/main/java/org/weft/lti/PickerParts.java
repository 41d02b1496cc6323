package org.weft.lti;

import java.time.Clock;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.weft.credit.Credit;
import org.weft.discussion.Placing;
import org.weft.lineage.Copies;
import org.weft.lti.copies.CourseCopies;
import org.weft.lti.keys.OurKeys;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.picking.ContentItems;
import org.weft.lti.picking.LinkSetups;
import org.weft.lti.picking.PickerAnswer;
import org.weft.lti.picking.PickerPage;
import org.weft.lti.picking.Pickers;
import org.weft.lti.picking.Picking;
import org.weft.lti.picking.Preparations;
import org.weft.lti.picking.TokenAnswer;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.v1p1.Consumers;
import org.weft.lti.v1p1.SelectionAnswer;
import org.weft.session.Arrival;
import org.weft.session.Welcome;
import org.weft.session.WidgetSample;

/** The picker, and what a link's first launch does, wired by hand. */
final class PickerParts {
    final PickerStep step;
    final LinkSetupStep setupStep;
    final FirstLaunch first;

    /** Who may come, and what they are shown. */
    record Lms(
            Registrations registrations,
            Consumers consumers,
            OurKeys keys,
            ToolUrls urls,
            Layout layout,
            LaunchPages pages) {}

    /** What the product does for it. */
    record Core(Function<Arrival, Welcome> arrivals, Placing placing, Credit credit) {}

    PickerParts(Jdbi jdbi, Clock clock, Core core, Lms lms) {
        var placing = core.placing();
        var pickers = new Pickers(jdbi, clock);
        var setups = new LinkSetups(jdbi, clock);
        var preparations = new Preparations(jdbi, clock, placing, core.credit());
        var items = new ContentItems(lms.urls().launch());
        var page = new PickerPage(lms.layout());
        var picking = new Picking(
                pickers,
                preparations,
                placing,
                new TokenAnswer(items, new PickerAnswer(lms.keys(), clock)),
                new SelectionAnswer(lms.consumers(), lms.urls().launch1p1(), clock),
                page);
        var framing = new Framing(lms.registrations(), lms.consumers(), lms.pages());
        var samples = new Samples(new WidgetSample(jdbi, lms.urls().publicUrl()));
        step = new PickerStep(pickers, picking, preparations, placing, framing, samples);
        setupStep = new LinkSetupStep(setups, picking.settingUp(setups), core.arrivals(), framing, samples);
        var copying = new Copying(preparations, new Copies(jdbi, clock), new CourseCopies(jdbi, clock), placing);
        first = new FirstLaunch(copying, preparations, setups, placing);
    }
}
