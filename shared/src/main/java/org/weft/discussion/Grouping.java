package org.weft.discussion;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.people.PersonId;
import org.weft.places.GroupId;
import org.weft.places.Groups;
import org.weft.places.Places;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/**
 * Groups that are kept apart in a forum: what learners begin is for their group and staff. Whom a thread is for never
 * changes, so switching this on or off shows nobody more than they saw.
 */
final class Grouping {
    private static final int NAME_CHARS = 100;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Forums forums;
    private final Groups groups;

    Grouping(Jdbi jdbi, Clock clock, Live live, Audit audit, Forums forums, Groups groups) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.forums = forums;
        this.groups = groups;
    }

    /** What somebody may write for. {@code set} is null when all are together. */
    record Offer(@Nullable String set, List<Choice> groups) {}

    record Choice(GroupId id, String name) {}

    /** What staff says of a group. */
    record NewGroup(@Nullable String set, @Nullable String name) {}

    /** The set that is kept apart; null for none. */
    record Apart(@Nullable String set) {}

    /** For staff: all groups of the place, and the set that is kept apart here. */
    record Overview(@Nullable String apart, List<Groups.Group> groups) {}

    /** All groups of the set for staff, their own for others. */
    Offer offer(Viewer viewer) {
        var set = forums.facts(viewer).groupSet();
        if (set == null) {
            return new Offer(null, List.of());
        }
        var choices = viewer.staff()
                ? groups.all(viewer.organization(), viewer.place()).stream()
                        .filter(group -> group.set().equals(set))
                : groups.of(viewer.organization(), viewer.place(), viewer.person(), set).stream();
        return new Offer(
                set, choices.map(group -> new Choice(group.id(), group.name())).toList());
    }

    /**
     * For whom a new thread is; null for everyone. Who is in one group writes for that.
     *
     * @throws Refusal.NotAllowed {@code group-missing} for learners in no group
     * @throws Refusal.Invalid {@code group-invalid}
     */
    @Nullable
    GroupId forNew(Viewer viewer, @Nullable GroupId wanted, Audience audience) {
        var offer = offer(viewer);
        boolean offered = offer.groups().stream().anyMatch(choice -> choice.id().equals(wanted));
        if (wanted != null && !offered) {
            throw new Refusal.Invalid("group-invalid", "Not a group of yours here", "group");
        }
        if (offer.set() == null || audience == Audience.STAFF || wanted != null || viewer.staff()) {
            return audience == Audience.STAFF ? null : wanted;
        }
        if (offer.groups().isEmpty()) {
            throw new Refusal.NotAllowed("group-missing", "Groups are kept apart, and the viewer is in none");
        }
        return offer.groups().get(0).id();
    }

    Overview overview(Viewer viewer) {
        Writing.requireStaff(viewer);
        return new Overview(forums.facts(viewer).groupSet(), groups.all(viewer.organization(), viewer.place()));
    }

    List<Places.Member> members(Viewer viewer, GroupId group) {
        require(viewer, group);
        return groups.members(viewer.organization(), group);
    }

    /** Keeps the groups of a set apart from now on, or none. @throws Refusal.NotFound {@code group-not-found} */
    void keepApart(Viewer viewer, @Nullable String set) {
        var apart = set == null || set.isBlank() ? null : name(set, "set");
        if (apart != null
                && overview(viewer).groups().stream()
                        .noneMatch(group -> group.set().equals(apart))) {
            throw notFound();
        }
        change(viewer, apart == null ? Act.GROUPS_JOINED : Act.GROUPS_APART, apart, handle -> {
            if (!Objects.equals(forums.facts(viewer).groupSet(), apart)) {
                forums.keepApart(handle, viewer, apart);
            }
        });
    }

    void add(Viewer viewer, NewGroup wanted) {
        var set = name(wanted.set(), "set");
        var name = name(wanted.name(), "name");
        change(
                viewer,
                Act.GROUP_ADDED,
                name,
                handle -> groups.add(handle, viewer.organization(), viewer.place(), set, name));
    }

    void remove(Viewer viewer, GroupId group) {
        var name = require(viewer, group).name();
        change(viewer, Act.GROUP_REMOVED, name, handle -> groups.remove(handle, viewer.organization(), group));
    }

    void put(Viewer viewer, GroupId group, PersonId person) {
        var name = require(viewer, group).name();
        change(
                viewer,
                Act.GROUP_CHANGED,
                name,
                handle -> groups.put(handle, viewer.organization(), viewer.place(), group, person));
    }

    void takeOut(Viewer viewer, GroupId group, PersonId person) {
        var name = require(viewer, group).name();
        change(viewer, Act.GROUP_CHANGED, name, handle -> groups.takeOut(handle, viewer.organization(), group, person));
    }

    /** @throws Refusal.NotFound {@code group-not-found}, also for one of another place */
    private Groups.Group require(Viewer viewer, GroupId group) {
        var found = groups.find(viewer.organization(), viewer.place(), group).orElseThrow(Grouping::notFound);
        Writing.requireStaff(viewer);
        return found;
    }

    private static Refusal.NotFound notFound() {
        return new Refusal.NotFound("group-not-found", "No such group in this place");
    }

    private void change(Viewer viewer, Act act, @Nullable String about, Change change) {
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
        jdbi.useTransaction(handle -> {
            change.in(handle);
            audit.note(handle, viewer, act, null, about);
            forums.tellChanged(handle, viewer, clock.instant());
        });
        live.nudge();
    }

    private static String name(@Nullable String given, String field) {
        var name = Texts.line(given == null ? "" : given);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME_CHARS) {
            throw new Refusal.Invalid("group-name-invalid", "1 to " + NAME_CHARS + " characters", field)
                    .with("limit", NAME_CHARS);
        }
        return name;
    }

    private interface Change {
        void in(Handle handle);
    }
}
