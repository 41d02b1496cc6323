package org.weft.lti.picking;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.lti.pages.Words;
import org.weft.session.Arrival;

/** Setting up a link that was made by hand, when the first of those opens it who may: the picker's form in its frame. */
public final class SettingUp {
    private static final Logger LOG = LoggerFactory.getLogger(SettingUp.class);

    private final LinkSetups setups;
    private final Preparations preparations;
    private final Choosing choosing;
    private final PickerPage page;

    SettingUp(LinkSetups setups, Preparations preparations, Choosing choosing, PickerPage page) {
        this.setups = setups;
        this.preparations = preparations;
        this.choosing = choosing;
        this.page = page;
    }

    /**
     * What is answered.
     *
     * @param opens whose arrival goes on now, instead of the page
     * @param outcome for the log
     */
    public record Answer(String html, int status, @Nullable Arrival opens, String outcome) {}

    /** @param address of the page, with its secret */
    public Answer open(LinkSetup setup, String address) {
        if (preparations.isPlaced(setup.arrival())) {
            return already(setup, address);
        }
        var title = setup.arrival().placementTitle();
        var usual = title == null ? words(setup).text("name.usual") : title;
        return form(setup, address, PickerForm.of(usual, choosing.usual(setup.chooser()), null), null);
    }

    /** @param fields all values of a field */
    public Answer submit(LinkSetup setup, String token, String address, Function<String, List<String>> fields) {
        // The look at the secret comes after that at the link: whoever sets it up uses the secret first.
        if (preparations.isPlaced(setup.arrival())) {
            boolean used = setups.find(token).filter(now -> now.asked().used()).isPresent();
            boolean opens = used || fields.apply("action").contains("open");
            return opens ? opened(setup, used ? "opened-again" : "opened") : already(setup, address);
        }
        var form = PickerForm.read(fields);
        try {
            var wanted = choosing.wanted(setup.chooser(), form);
            setups.use(setup, token);
            preparations.setUp(setup, wanted);
            LOG.info(
                    "lti-setup done organization={}",
                    setup.arrival().organization().value());
            return opened(setup, "set-up");
        } catch (WrongField e) {
            return form(setup, address, form, e.field());
        }
    }

    private Answer opened(LinkSetup setup, String outcome) {
        return new Answer("", 303, preparations.named(setup.arrival()), outcome);
    }

    private Answer form(LinkSetup setup, String address, PickerForm form, @Nullable String wrong) {
        var offer = choosing.offer(setup.chooser(), address, setup.arrival().parentOrigin());
        return new Answer(
                page.form(words(setup), offer, form, wrong),
                wrong == null ? 200 : 422,
                null,
                wrong == null ? "form" : "wrong-" + wrong);
    }

    private Answer already(LinkSetup setup, String address) {
        return new Answer(page.already(words(setup), address), 200, null, "already");
    }

    private static Words words(LinkSetup setup) {
        return Picking.PHRASES.in(setup.arrival().locale());
    }
}
