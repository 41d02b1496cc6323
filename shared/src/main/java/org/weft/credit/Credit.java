package org.weft.credit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.ClientKeys;
import org.weft.discussion.ForumId;
import org.weft.discussion.Forums;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.Placement;
import org.weft.session.FirstState;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/** What counts in a discussion, and what somebody has. Learners see their own, staff everyone's. */
public final class Credit implements FirstState {
    private static final int MOST_GIVEN = 100;
    private static final int COMMENT_CHARS = 300;
    /** For so long a page may be opened on another node without knowing that points count now. */
    private static final Duration KNOWN = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;
    private final Audit audit;
    private final Counting counting;
    private final Cache<CreditDao.Spot, Boolean> known =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(KNOWN).build();

    public Credit(Jdbi jdbi, Clock clock, Forums forums, Audit audit, Counting counting) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
        this.audit = audit;
        this.counting = counting;
    }

    /**
     * Points that staff gave.
     *
     * @param by a name
     */
    public record Given(long id, int points, String comment, String by, Instant at) {}

    /**
     * What somebody has, and why.
     *
     * @param evidence oldest first
     */
    public record Standing(
            PersonId person, String name, int points, List<Evidence.Counted> evidence, List<Given> given) {}

    /**
     * What the viewer is shown.
     *
     * @param standing the viewer's own; null for staff, who has none, and where nothing counts
     * @param editable whether the viewer may set the rules
     */
    public record Overview(Rules rules, @Nullable Standing standing, boolean editable) {}

    /** @param clientKey by which sending it twice is sending it once */
    public record Gift(
            int points, @Nullable String comment, @Nullable String clientKey) {}

    /** Whether points count here: {@code credit}. */
    @Override
    public Map<String, Object> of(Viewer viewer, @Nullable ContentId target) {
        return Map.of("credit", known.get(spot(viewer), spot -> rules(viewer).enabled()));
    }

    public Overview overview(Viewer viewer) {
        var rules = rules(viewer);
        boolean counts = rules.enabled() && isLearner(viewer, viewer.person());
        return new Overview(rules, counts ? standing(viewer, viewer.person(), rules) : null, viewer.staff());
    }

    /** @throws Refusal.Invalid {@code credit-invalid} */
    public Overview set(Viewer viewer, Rules wanted) {
        requireStaff(viewer);
        wanted.require();
        var at = spot(viewer);
        jdbi.useTransaction(handle -> {
            if (change(handle, at, wanted)) {
                audit.note(handle, viewer, Act.CREDIT_CHANGED, null, null);
            }
        });
        known.invalidate(at);
        return overview(viewer);
    }

    /** Whether anything was changed. */
    private boolean change(Handle handle, CreditDao.Spot at, Rules wanted) {
        var dao = handle.attach(CreditDao.class);
        var before = dao.rules(at.organization(), at.place(), at.forum());
        if (before.filter(wanted::equals).isPresent()) {
            return false;
        }
        var now = clock.instant();
        dao.put(at.organization(), at.place(), at.forum(), wanted, now);
        before.filter(rules -> rules.maximum() != wanted.maximum())
                .ifPresent(rules -> handle.attach(ScoreDao.class)
                        .rescale(at.organization(), at.place(), at.forum(), rules.maximum(), wanted.maximum(), now));
        return true;
    }

    /** How many points there are at most in what a placement shows; empty where none count. */
    public Optional<Integer> maximum(OrganizationId organization, Placement placement) {
        return rules(spot(organization, placement)).filter(Rules::enabled).map(Rules::maximum);
    }

    /**
     * Points count in what a placement shows, as the host's staff chose there; other rules stay as they are.
     *
     * @param maximum null for no points
     * @throws Refusal.Invalid {@code credit-invalid}
     */
    public void grade(OrganizationId organization, Placement placement, @Nullable Integer maximum) {
        var at = spot(organization, placement);
        var before = rules(at).orElse(Rules.USUAL);
        var wanted = before.with(maximum);
        wanted.require();
        if (!wanted.equals(before)) {
            jdbi.useTransaction(handle -> change(handle, at, wanted));
            known.invalidate(at);
        }
    }

    /** @throws Refusal.NotFound {@code person-not-found} unless the person is a learner here */
    public Standing standing(Viewer viewer, PersonId person) {
        requireStaff(viewer);
        requireLearner(viewer, person);
        return standing(viewer, person, rules(viewer));
    }

    /**
     * Gives points by hand.
     *
     * @throws Refusal.Invalid {@code points-invalid}, {@code comment-missing}, {@code comment-too-long}
     * @throws Refusal.Conflict {@code credit-off}, {@code too-many-given}
     */
    public Standing give(Viewer viewer, PersonId person, Gift gift) {
        requireStaff(viewer);
        var comment = comment(gift);
        var clientKey = ClientKeys.required(gift.clientKey());
        requireLearner(viewer, person);
        if (!rules(viewer).enabled()) {
            throw new Refusal.Conflict("credit-off", "Points don't count here: switch them on first");
        }
        var at = spot(viewer);
        change(viewer, at, Act.CREDIT_GIVEN, handle -> {
            var dao = handle.attach(CreditDao.class);
            int given = dao.give(
                    at.organization(),
                    at.place(),
                    at.forum(),
                    person,
                    gift.points(),
                    comment,
                    viewer.person(),
                    clock.instant(),
                    clientKey);
            if (given > 0 && dao.countGiven(at.organization(), at.place(), at.forum(), person) > MOST_GIVEN) {
                throw new Refusal.Conflict("too-many-given", "At most " + MOST_GIVEN + " for one person")
                        .with("limit", MOST_GIVEN);
            }
            return given;
        });
        return standing(viewer, person);
    }

    /** Takes points back that were given by hand; doing so twice is doing it once. */
    public Standing takeBack(Viewer viewer, PersonId person, long id) {
        requireStaff(viewer);
        requireLearner(viewer, person);
        var at = spot(viewer);
        change(
                viewer,
                at,
                Act.CREDIT_TAKEN_BACK,
                handle ->
                        handle.attach(CreditDao.class).takeBack(at.organization(), at.place(), at.forum(), person, id));
        return standing(viewer, person);
    }

    private interface Step {
        int in(Handle handle);
    }

    private void change(Viewer viewer, CreditDao.Spot at, Act act, Step step) {
        jdbi.useTransaction(handle -> {
            if (step.in(handle) > 0) {
                audit.note(handle, viewer, act, null, null);
                counting.count(handle, at);
            }
        });
    }

    private Rules rules(Viewer viewer) {
        return rules(spot(viewer)).orElse(Rules.USUAL);
    }

    private Optional<Rules> rules(CreditDao.Spot at) {
        return jdbi.withExtension(CreditDao.class, dao -> dao.rules(at.organization(), at.place(), at.forum()));
    }

    private CreditDao.Spot spot(OrganizationId organization, Placement placement) {
        var forum = forums.of(organization, placement.placeId(), placement.id());
        return new CreditDao.Spot(organization, placement.placeId(), forum);
    }

    private Standing standing(Viewer viewer, PersonId person, Rules rules) {
        var at = spot(viewer);
        return jdbi.withHandle(handle -> {
            var dao = handle.attach(CreditDao.class);
            var found = handle.attach(EvidenceDao.class).find(at.organization(), at.place(), at.forum(), person);
            var evidence = Evidence.count(found, rules);
            var given = dao.given(at.organization(), at.place(), at.forum(), person, MOST_GIVEN);
            int points = evidence.stream().mapToInt(Evidence.Counted::points).sum()
                    + given.stream().mapToInt(Given::points).sum();
            var name = dao.name(at.organization(), person);
            return new Standing(person, name, Math.max(0, points), evidence, given);
        });
    }

    private static String comment(Gift gift) {
        if (gift.points() == 0 || gift.points() < -Rules.MOST || gift.points() > Rules.MOST) {
            throw new Refusal.Invalid("points-invalid", "Up to " + Rules.MOST + " more or fewer", "points")
                    .with("limit", Rules.MOST);
        }
        var comment = Texts.line(gift.comment() == null ? "" : gift.comment());
        if (comment.isEmpty()) {
            throw new Refusal.Invalid("comment-missing", "Say what for", "comment");
        }
        if (comment.codePointCount(0, comment.length()) > COMMENT_CHARS) {
            throw new Refusal.Invalid("comment-too-long", "At most " + COMMENT_CHARS + " characters", "comment")
                    .with("limit", COMMENT_CHARS);
        }
        return comment;
    }

    private void requireLearner(Viewer viewer, PersonId person) {
        if (!isLearner(viewer, person)) {
            throw new Refusal.NotFound("person-not-found", "No learner here");
        }
    }

    private boolean isLearner(Viewer viewer, PersonId person) {
        return jdbi.withExtension(CreditDao.class, dao -> dao.isLearner(viewer.organization(), viewer.place(), person));
    }

    private CreditDao.Spot spot(Viewer viewer) {
        return spot(viewer, forums.of(viewer));
    }

    static CreditDao.Spot spot(Viewer viewer, ForumId forum) {
        return new CreditDao.Spot(viewer.organization(), viewer.place(), forum);
    }

    static void requireStaff(Viewer viewer) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
    }
}
