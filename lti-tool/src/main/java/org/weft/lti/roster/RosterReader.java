package org.weft.lti.roster;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Rounds;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.services.ListReader;
import org.weft.lti.services.Scope;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.Services;
import org.weft.lti.v1p1.Successors;
import org.weft.people.InstallationId;
import org.weft.people.PersonId;
import org.weft.roster.Rosters;

/**
 * Reads the lists that are due: from beginning to end at first and once a week, and only what has changed in between,
 * where the LMS offers that.
 */
public final class RosterReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RosterReader.class);
    private static final String MEDIA_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int BATCH = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Registrations registrations;
    private final Services services;
    private final Successors successors;
    private final GroupsReader groups;
    private final Rosters rosters;
    private final Rounds rounds = new Rounds("roster-reader");

    public RosterReader(
            Jdbi jdbi,
            Clock clock,
            Registrations registrations,
            Services services,
            Successors successors,
            Rosters rosters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.registrations = registrations;
        this.services = services;
        this.successors = successors;
        this.groups = new GroupsReader(services);
        this.rosters = rosters;
    }

    public void start() {
        rounds.start(PAUSE, this::readDue);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** Reads all that are due; a job of {@link #start}. */
    public void readDue() {
        for (var due = rosters.take(); due.isPresent(); due = rosters.take()) {
            read(due.get());
        }
    }

    private void read(Rosters.Due due) {
        var source = jdbi.withExtension(RosterDao.class, dao -> dao.find(due.organization(), due.place()));
        var registration =
                registrations.find(due.organization(), due.installation()).filter(Registration::enabled);
        if (source.isEmpty() || registration.isEmpty()) {
            rosters.failed(due, "not-allowed", false, null);
            return;
        }
        try {
            new Reading(due, registration.get(), source.get()).read();
        } catch (ServiceFailed e) {
            LOG.info(
                    "roster not read, organization={} place={} tries={}: the LMS {}",
                    due.organization().text(),
                    due.place().text(),
                    due.tries(),
                    e.getMessage());
            rosters.failed(due, problem(e), e.mayPass(), e.retryAfter());
        }
    }

    /** A code that widgets have words for. */
    private static String problem(ServiceFailed failure) {
        return switch (failure.kind()) {
            case NOT_ALLOWED -> "not-allowed";
            case GONE -> "gone";
            case UNAVAILABLE -> "unavailable";
            case REFUSED, CONFLICT -> "refused";
        };
    }

    /** Of one list. */
    private final class Reading {
        private final Rosters.Due due;
        private final Registration registration;
        private final RosterDao.Source source;
        private final @Nullable InstallationId before;
        private final Map<String, Rosters.Listed> batch = new LinkedHashMap<>();
        private final Map<String, String> former = new HashMap<>();
        private final Set<PersonId> present = new HashSet<>();
        private final Set<String> left = new HashSet<>();

        Reading(Rosters.Due due, Registration registration, RosterDao.Source source) {
            this.due = due;
            this.registration = registration;
            this.source = source;
            this.before = successors
                    .onlyBefore(due.organization(), due.installation(), source.deploymentId())
                    .orElse(null);
        }

        void read() {
            var lately = clock.instant().minus(WEEK);
            var whole = due.wholeAt();
            var changes = source.differencesUrl();
            if (changes != null && whole != null && whole.isAfter(lately)) {
                try {
                    readDifferences(changes);
                    return;
                } catch (ServiceFailed e) {
                    if (e.mayPass()) {
                        throw e;
                    }
                    LOG.info("roster: the LMS {} for what has changed, so the whole list is read", e.getMessage());
                    batch.clear();
                    present.clear();
                }
            }
            readWhole();
        }

        private void readDifferences(URI changes) {
            var next = members(changes, knownGroups(), this::take);
            store();
            rosters.differences(due, left);
            remember(next.orElse(changes));
        }

        private void readWhole() {
            var known = knownGroups();
            var url = source.groupsUrl() == null ? source.membersUrl() : with(source.membersUrl(), "groups", "true");
            int listed = rosters.listed(due);
            var next = members(url, known, this::take);
            store();
            if (present.isEmpty() || (present.size() == 1 && listed > 2)) {
                // An LMS that shows nobody, or just the one who asks, hides the others: they haven't left.
                rosters.failed(due, "empty", false, null);
                return;
            }
            readTold();
            rosters.whole(due, present);
            remember(next.orElse(null));
        }

        private void remember(@Nullable URI differences) {
            jdbi.useExtension(RosterDao.class, dao -> dao.setDifferences(due.organization(), due.place(), differences));
        }

        private Optional<URI> members(URI url, GroupsReader.Known known, Consumer<Rosters.Listed> take) {
            return list().each(
                            url,
                            json -> Member.of(json).ifPresent(member -> {
                                if (member.left()) {
                                    left.add(member.subject());
                                } else if (!member.isTest()) {
                                    left.remove(member.subject());
                                    if (member.former() != null) {
                                        former.put(member.subject(), member.former());
                                    }
                                    take.accept(new Rosters.Listed(
                                            member.subject(),
                                            member.name(),
                                            member.email(),
                                            member.role(),
                                            known.of(member.groupIds())));
                                }
                            }));
        }

        private ListReader list() {
            return new ListReader(services, registration, Scope.ROSTER, MEDIA_TYPE, "members");
        }

        private void take(Rosters.Listed listed) {
            batch.put(listed.subject(), listed);
            if (batch.size() == BATCH) {
                store();
            }
        }

        private void store() {
            if (before != null && !former.isEmpty()) {
                rosters.carry(due, before, former);
                former.clear();
            }
            if (!batch.isEmpty()) {
                present.addAll(rosters.store(due, List.copyOf(batch.values())));
                batch.clear();
            }
        }

        /** Without them the list itself is still worth reading. */
        private GroupsReader.Known knownGroups() {
            var url = source.groupsUrl();
            if (url == null) {
                return GroupsReader.Known.NONE;
            }
            try {
                return groups.read(registration, url, source.groupSetsUrl());
            } catch (ServiceFailed e) {
                LOG.info("roster read without groups: the LMS {}", e.getMessage());
                return GroupsReader.Known.NONE;
            }
        }

        /**
         * Where custom parameters tell the groups, those of people who haven't come (section 3.3: {@code rlid}). LMSs
         * know links that they won't say that of; then people's groups come with their first launch.
         */
        private void readTold() {
            var link = source.linkId();
            if (link == null || source.groupsUrl() != null) {
                return;
            }
            var told = new HashMap<String, Map<String, List<String>>>();
            try {
                list().each(
                                with(source.membersUrl(), "rlid", link),
                                json -> Member.of(json)
                                        .filter(member -> !member.told().isEmpty())
                                        .ifPresent(member -> told.put(member.subject(), member.told())));
                rosters.storeGroups(due, told);
            } catch (ServiceFailed e) {
                LOG.info("roster read without the groups of one link: the LMS {}", e.getMessage());
            }
        }
    }

    /** The address with one more parameter; its own query is kept, also where it has that one already. */
    private static URI with(URI url, String name, String value) {
        var query = url.getRawQuery() == null ? "" : url.getRawQuery();
        if (("&" + query).contains("&" + name + "=")) {
            return url;
        }
        var added = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        var text = url.toString();
        return URI.create(text + (query.isEmpty() ? text.endsWith("?") ? "" : "?" : "&") + added);
    }
}
