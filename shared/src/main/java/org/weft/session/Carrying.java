package org.weft.session;

import org.jdbi.v3.core.Handle;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.People;

/**
 * When a host comes by another installation of the same organization, with other keys for the same things: the person,
 * the place and the placement that it means carry on. They keep their ids, and with them all that belongs to them. What
 * was made anew under the other keys meanwhile gives way, unless somebody has written there.
 */
public final class Carrying {
    private final People people;

    public Carrying(People people) {
        this.people = people;
    }

    /**
     * What a host calls somebody at some place.
     *
     * @param placementKey empty for no placement in particular
     */
    public record Spot(InstallationId installation, String subject, String placeKey, String placementKey) {}

    /**
     * Carries on what there is, in the caller's transaction; two at once do it once. Nothing of another organization can
     * be meant by it.
     *
     * @param before as it was called
     * @param now as it is called from now on
     * @return whether there was anything to do
     */
    public boolean carry(Handle handle, OrganizationId organization, Spot before, Spot now) {
        var dao = handle.attach(CarryingDao.class);
        if (!dao.isLeft(organization, before, now)) {
            return false;
        }
        dao.lock("carrying/" + organization.value() + "/" + now.installation().value() + "/" + now.placeKey());
        people.awaitRecognition(handle, organization, now.installation(), now.subject());
        var made = dao.person(organization, now.installation(), now.subject());
        int known = dao.carryPerson(organization, before, now);
        if (known > 0) {
            made.ifPresent(person -> dao.leave(organization, person));
        }
        dao.makeWay(organization, before, now);
        int places = dao.carryPlace(organization, before, now);
        int placements = before.placementKey().isEmpty() || now.placementKey().isEmpty()
                ? 0
                : dao.carryPlacement(organization, before, now);
        return known + places + placements > 0;
    }

    /** Whoever comes by what they were called before is the same person. In the caller's transaction. */
    public void remember(Handle handle, OrganizationId organization, Spot before, Spot now) {
        people.awaitRecognition(handle, organization, before.installation(), before.subject());
        handle.attach(CarryingDao.class).rememberPerson(organization, before, now);
    }
}
