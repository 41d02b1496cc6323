package org.weft.lti;

import java.net.URI;
import java.util.Optional;
import org.weft.discussion.Placing;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.picking.LinkSetup;
import org.weft.lti.picking.LinkSetups;
import org.weft.lti.picking.Preparations;
import org.weft.session.Arrival;

/** What comes before a link's arrival: making what was prepared or copied, or asking what nobody has said. */
final class FirstLaunch {
    private final Copying copying;
    private final Preparations preparations;
    private final LinkSetups setups;
    private final Placing placing;

    FirstLaunch(Copying copying, Preparations preparations, LinkSetups setups, Placing placing) {
        this.copying = copying;
        this.preparations = preparations;
        this.setups = setups;
        this.placing = placing;
    }

    /** The arrival, by the name that the link was given here. */
    Arrival prepare(Launch launch, Arrival arrival) {
        copying.prepare(launch, arrival);
        return launch.prepared() == null ? preparations.named(arrival) : arrival;
    }

    /** Where staff says what a link shows that was made by hand; empty for others, and once it is known. */
    Optional<URI> question(Launch launch, Arrival arrival) {
        boolean byHand = launch.type() == MessageType.LINK
                && launch.prepared() == null
                && launch.history().links().isEmpty();
        if (!byHand || !launch.role().staff() || preparations.isPlaced(arrival)) {
            return Optional.empty();
        }
        var deployment = launch.sender().deployment();
        var registration = deployment == null ? null : deployment.registration();
        var met = placing.meet(arrival);
        var asked = new LinkSetup.Asked(
                registration == null ? "" : registration.issuer(),
                registration == null ? "" : registration.clientId(),
                launch.contextId() == null ? null : arrival.placeKey(),
                arrival,
                false);
        var token = setups.open(
                new LinkSetup(deployment == null ? null : deployment.id(), met.person(), met.place(), asked));
        return Optional.of(URI.create(ToolUrls.SETUP_PATH + "/" + token));
    }
}
