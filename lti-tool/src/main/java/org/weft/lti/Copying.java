package org.weft.lti;

import java.util.Optional;
import java.util.function.Supplier;
import org.weft.discussion.Placing;
import org.weft.lineage.Claim;
import org.weft.lineage.Copies;
import org.weft.lti.copies.CourseCopies;
import org.weft.lti.picking.Preparations;
import org.weft.people.PersonId;
import org.weft.places.Role;
import org.weft.session.Arrival;

/**
 * Makes what a launch opens, where it was prepared in a picker or is a copy; before the arrival, so that it finds what
 * there is.
 */
final class Copying {
    private final Preparations preparations;
    private final Copies copies;
    private final CourseCopies courses;
    private final Placing placing;

    Copying(Preparations preparations, Copies copies, CourseCopies courses, Placing placing) {
        this.preparations = preparations;
        this.copies = copies;
        this.courses = courses;
        this.placing = placing;
    }

    void prepare(Launch launch, Arrival arrival) {
        Supplier<PersonId> meet = () -> placing.meet(arrival).person();
        if (launch.prepared() != null) {
            preparations.bind(launch.prepared(), arrival);
        }
        copies.begin(arrival, claim(launch, arrival), meet);
        if (launch.prepared() != null) {
            preparations.copy(launch.prepared(), arrival, () -> author(arrival, meet));
        }
    }

    /** In whose name a copy is set up. */
    private Optional<Placing.Author> author(Arrival arrival, Supplier<PersonId> meet) {
        var role = arrival.role();
        return role.staff()
                ? Optional.of(new Placing.Author(arrival.organization(), meet.get(), role))
                : copies.staffOf(arrival)
                        .map(person -> new Placing.Author(arrival.organization(), person, Role.INSTRUCTOR));
    }

    private Claim claim(Launch launch, Arrival arrival) {
        var deployment = launch.sender().deploymentId();
        var first = launch.prepared() == null
                ? null
                : preparations.first(launch.prepared(), arrival).orElse(null);
        return new Claim(
                launch.history().links().stream()
                        .map(id -> HostKeys.link(deployment, id))
                        .toList(),
                launch.history().contexts().stream()
                        .map(id -> HostKeys.context(deployment, id))
                        .toList(),
                courses.origins(arrival.organization(), arrival.installation(), arrival.placeKey()),
                first);
    }
}
