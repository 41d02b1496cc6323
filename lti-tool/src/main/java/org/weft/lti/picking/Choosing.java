package org.weft.lti.picking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.Placing;
import org.weft.discussion.Placing.Choice;
import org.weft.discussion.Placing.Setup;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** What somebody may choose in a place, and whether they kept to it. */
final class Choosing {
    private final Placing placing;

    Choosing(Placing placing) {
        this.placing = placing;
    }

    /** Who chooses, and where. */
    record Chooser(OrganizationId organization, PersonId person, PlaceId place) {}

    PickerPage.Offer offer(Chooser chooser, PickerPage.Purpose purpose, String action, boolean several) {
        return new PickerPage.Offer(action, purpose, null, several, choices(chooser), groupSets(chooser));
    }

    /** In a frame that is as tall as its page says. */
    PickerPage.Offer offer(Chooser chooser, String action, @Nullable String host) {
        var purpose = PickerPage.Purpose.SET_UP;
        return new PickerPage.Offer(action, purpose, host, false, choices(chooser), groupSets(chooser));
    }

    Setup usual(Chooser chooser) {
        return placing.usual(chooser.organization());
    }

    /** What was chosen, if it is among what was offered. */
    Wanted wanted(Chooser chooser, PickerForm form) throws WrongField {
        var wanted = form.wanted();
        var setup = wanted.setup();
        boolean mayShow = setup.shown() == null
                || choices(chooser).stream()
                        .anyMatch(choice -> choice.placement().equals(setup.shown()));
        if (!mayShow) {
            throw new WrongField("known");
        }
        boolean hasGroups = setup.groupSet() == null || groupSets(chooser).contains(setup.groupSet());
        if (!hasGroups) {
            throw new WrongField("groups");
        }
        return wanted;
    }

    private List<Choice> choices(Chooser chooser) {
        return placing.choices(chooser.organization(), chooser.person(), chooser.place());
    }

    private List<String> groupSets(Chooser chooser) {
        return placing.groupSets(chooser.organization(), chooser.place());
    }
}
