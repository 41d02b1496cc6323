package org.weft.lti.picking;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.discussion.Placing;
import org.weft.discussion.Placing.Setup;
import org.weft.lti.pages.Phrasebook;
import org.weft.lti.pages.Words;

/** A picker from its first page to what the platform gets of it. */
public final class Picking {
    static final Phrasebook PHRASES = new Phrasebook(Picking.class);

    private static final Logger LOG = LoggerFactory.getLogger(Picking.class);
    private static final String NO_ACTIVITIES =
            "Weft has activities only (ltiResourceLink), and none is accepted here.";

    private final Pickers pickers;
    private final Preparations preparations;
    private final Choosing choosing;
    private final Answering answer;
    private final Answering oldAnswer;
    private final PickerPage page;

    /** @param oldAnswer to requests by LTI 1.1 */
    public Picking(
            Pickers pickers,
            Preparations preparations,
            Placing placing,
            Answering answer,
            Answering oldAnswer,
            PickerPage page) {
        this.pickers = pickers;
        this.preparations = preparations;
        this.choosing = new Choosing(placing);
        this.answer = answer;
        this.oldAnswer = oldAnswer;
        this.page = page;
    }

    /**
     * A page to be shown.
     *
     * @param sendsTo where its form goes, away from us; null when that is to us
     * @param outcome for the log
     */
    public record Shown(String html, @Nullable URI sendsTo, int status, String outcome) {}

    /** The same form for links that were made by hand. */
    public SettingUp settingUp(LinkSetups setups) {
        return new SettingUp(setups, preparations, choosing, page);
    }

    /** @param address of the picker, with its secret */
    public Shown open(Picker picker, String address) {
        var words = words(picker);
        if (!picker.asked().settings().takesActivities()) {
            return new Shown(page.refusal(words, address), null, 200, "no-activities");
        }
        return form(picker, address, first(picker, words), null, 200, "form");
    }

    /**
     * What follows on a form that was sent; empty when somebody has answered before.
     *
     * @param fields all values of a field
     */
    public Optional<Shown> submit(Picker picker, String token, String address, Function<String, List<String>> fields) {
        var action = fields.apply("action").stream().findFirst().orElse("insert");
        if (action.equals("cancel") || !picker.asked().settings().takesActivities()) {
            return pickers.close(picker, token) ? Optional.of(cancelled(picker)) : Optional.empty();
        }
        var form = PickerForm.read(fields);
        if (action.equals("another")) {
            return Optional.of(form(picker, address, form.withAnother(), null, 200, "another"));
        }
        try {
            var wanted = choosing.wanted(picker.chooser(), form);
            return pickers.close(picker, token) ? Optional.of(inserted(picker, wanted)) : Optional.empty();
        } catch (WrongField e) {
            return Optional.of(form(picker, address, form, e.field(), 422, "wrong-" + e.field()));
        }
    }

    private PickerForm first(Picker picker, Words words) {
        var settings = picker.asked().settings();
        return preparations
                .editing(picker)
                .map(prepared -> PickerForm.of(prepared.title(), prepared.setup(), prepared.points()))
                .orElseGet(() -> PickerForm.of(
                        settings.title() == null ? words.text("name.usual") : settings.title(), Setup.USUAL, null));
    }

    private Shown form(
            Picker picker, String address, PickerForm form, @Nullable String wrong, int status, String outcome) {
        boolean editing = preparations.editing(picker).isPresent();
        var purpose = editing ? PickerPage.Purpose.CHANGE : PickerPage.Purpose.INSERT;
        boolean several = picker.asked().settings().acceptMultiple() && !editing;
        var offer = choosing.offer(picker.chooser(), purpose, address, several);
        return new Shown(page.form(words(picker), offer, form, wrong), null, status, outcome);
    }

    private Shown inserted(Picker picker, Wanted wanted) {
        var editing = preparations.editing(picker).map(Preparations.Prepared::id);
        boolean several = picker.asked().settings().acceptMultiple() && editing.isEmpty();
        var items = wanted.titles().stream()
                .limit(several ? PickerForm.MOST_TITLES : 1)
                .map(title -> new Item(editing.orElseGet(UUID::randomUUID), title, wanted.points()))
                .toList();
        items.forEach(item -> preparations.put(picker, item, wanted.setup()));
        LOG.info(
                "lti-picker inserted={} organization={}",
                items.size(),
                picker.organization().value());
        return sent(picker, items, Map.of(), "inserted");
    }

    /** LTI Deep Linking 2.0, section 3.4.4: no item at all, and why if there is a reason to tell. */
    private Shown cancelled(Picker picker) {
        boolean possible = picker.asked().settings().takesActivities();
        var notes = possible
                ? Map.<String, String>of()
                : Map.of("errormsg", words(picker).text("refused"), "errorlog", NO_ACTIVITIES);
        return sent(picker, List.of(), notes, possible ? "cancelled" : "no-activities");
    }

    private Shown sent(Picker picker, List<Item> items, Map<String, String> notes, String outcome) {
        var settings = picker.asked().settings();
        var words = words(picker);
        var text = settings.text() == null ? words.text("item.text") : settings.text();
        var fields = (picker.deploymentId() == null ? oldAnswer : answer).fields(picker, items, text, notes);
        return new Shown(
                page.answer(words, settings.returnUrl().toString(), fields), settings.returnUrl(), 200, outcome);
    }

    private static Words words(Picker picker) {
        return PHRASES.in(picker.asked().locale());
    }
}
