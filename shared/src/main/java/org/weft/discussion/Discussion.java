package org.weft.discussion;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Event;
import org.weft.activity.EventsServlet;
import org.weft.activity.Live;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.people.PersonId;
import org.weft.places.Groups;
import org.weft.places.PlaceId;
import org.weft.places.Places;
import org.weft.session.Arrivals;
import org.weft.session.FirstState;
import org.weft.session.Sessions;
import org.weft.session.Viewer;
import org.weft.uploads.Uploads;

/** The discussion feature, put together: what the widget shows first, its API and its hot path. */
public final class Discussion implements FirstState, EventsServlet.Streams {
    private static final long NO_STREAM = 0;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Places places;
    private final Groups groups;
    private final Uploads uploads;
    private final Forums forums;
    private final Sights sights;
    private final Heads heads;
    private final Pages pages;
    private final Memory memory;
    private final Threads threads;
    private final Views views;
    private final Replies replies;
    private final Publishing publishing;
    private final StaffPosts staffPosts;
    private final Admission admission;
    private final Drafts drafts;
    private final Grouping grouping;
    private final Dates dates;
    private final Sharing sharing;
    private final Removals removals;
    private final List<Object> apis;

    /** @param cacheBytes how much memory pages of posts may take */
    public Discussion(
            Jdbi jdbi,
            Clock clock,
            Live live,
            Audit audit,
            Places places,
            Groups groups,
            Uploads uploads,
            Admission admission,
            long cacheBytes) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.places = places;
        this.groups = groups;
        this.uploads = uploads;
        this.admission = admission;
        forums = new Forums(jdbi, clock, audit);
        sharing = new Sharing(jdbi, clock, live, audit, forums);
        dates = new Dates(jdbi, clock, live, audit, forums, admission);
        sights = new Sights(jdbi, forums);
        heads = new Heads(jdbi, forums, dates, sights);
        pages = new Pages(jdbi, heads, cacheBytes);
        memory = new Memory(forums, heads, pages);
        var writing = new Writing(places, uploads);
        var anonymity = new Anonymity(jdbi, forums, heads, audit);
        grouping = new Grouping(jdbi, clock, live, audit, forums, groups);
        threads = new Threads(jdbi, clock, live, forums, dates, heads, pages);
        var openings = new Openings(jdbi, clock, live, forums, dates, writing, anonymity, grouping, uploads, admission);
        views = new Views(live, dates, heads, pages, threads);
        replies = new Replies(
                jdbi, clock, live, forums, dates, heads, pages, threads, writing, anonymity, uploads, admission);
        var posts = new Posts(jdbi, clock, live, dates, heads, pages);
        removals = new Removals(jdbi, clock, live, heads, pages, audit);
        var edits = new Edits(jdbi, clock, live, dates, heads, pages, writing, audit, uploads, forums, admission);
        staffPosts = new StaffPosts(jdbi, forums, pages);
        publishing = new Publishing(openings, replies, edits);
        var standing = new Standing(jdbi, clock, live, heads, audit);
        var reshaping = new Reshaping(jdbi, clock, live, forums, heads, pages, places, writing, audit);
        var tags = new Tags(jdbi, clock, live, forums, dates, audit);
        var follows = new Follows(jdbi, clock, forums, heads);
        drafts = new Drafts(jdbi, clock, forums, uploads);
        apis = List.of(
                new ThreadsApi(
                        threads,
                        openings,
                        standing,
                        new Export(jdbi, threads, heads),
                        new Discussions(jdbi, clock, forums),
                        views),
                new PostsApi(posts, replies, removals, edits, anonymity, views, forums, places, writing, dates),
                new ReshapingApi(reshaping, tags),
                new DraftsApi(drafts),
                new FollowsApi(follows, threads),
                new TurnApi(new Pacing(jdbi, clock, forums, admission), admission),
                new MutesApi(new Mutes(jdbi, clock, heads, pages)),
                new GroupsApi(grouping),
                new SharingApi(sharing));
    }

    public List<Object> apis() {
        return apis;
    }

    /** For hosts whose staff prepares placements. */
    public Placing placing(Arrivals arrivals) {
        return new Placing(jdbi, arrivals, places, groups, forums, dates, grouping, sharing);
    }

    /** Nothing is told of a forum that isn't open yet. */
    @Override
    public long of(Viewer viewer) {
        return dates.opened(viewer) ? forums.of(viewer).value() : NO_STREAM;
    }

    @Override
    public Visibility.Sight sight(Viewer viewer) {
        return sights.now(viewer);
    }

    public Forums forums() {
        return forums;
    }

    public Drafts drafts() {
        return drafts;
    }

    public StaffPosts staffPosts() {
        return staffPosts;
    }

    public Publishing publishing() {
        return publishing;
    }

    public Removals removals() {
        return removals;
    }

    /**
     * Where a post was written.
     *
     * @throws Refusal.NotFound {@code post-not-found} unless the viewer sees it, and it is there to be acted on
     */
    public PlaceId requireVisible(Viewer viewer, ContentId post) {
        return heads.visible(viewer, post).placeId();
    }

    /**
     * Who wrote a post, and where; not to be told where {@code anonymous}.
     *
     * @param anonymous whether the post doesn't show the name
     */
    public record Writer(PersonId person, boolean anonymous, PlaceId place) {}

    /**
     * @throws Refusal.NotFound {@code post-not-found} unless the viewer sees it
     * @throws Refusal.Conflict {@code from-earlier-group} where nobody is known any more
     */
    public Writer writer(Viewer viewer, ContentId post) {
        var spot = heads.inPlace(viewer, post);
        EarlierGroup.refuse(heads, viewer.organization(), spot.threadId());
        return new Writer(spot.authorId(), spot.anonymous(), spot.placeId());
    }

    /** Whether the viewer sees what a post holds: nobody when its author removed it, only staff when it is hidden. */
    public boolean shows(Viewer viewer, ContentId post) {
        try {
            var state = heads.inPlace(viewer, post).state();
            return state.equals("visible") || (viewer.staff() && state.equals("hidden"));
        } catch (Refusal.NotFound e) {
            return false;
        }
    }

    /**
     * Answers a post, as the widget does. Whoever has hidden their name in the thread keeps it hidden.
     *
     * @param clientKey by which sending it twice is sending it once
     * @return what was written; empty when it waits for staff
     * @throws Refusal as a reply in the widget does
     */
    public Optional<ContentId> reply(Viewer viewer, ContentId post, String text, String clientKey) {
        var thread = heads.post(viewer, post).threadId();
        boolean anonymous = Anonymity.hidden(jdbi, viewer, thread);
        var sent = replies.reply(viewer, thread, new Replies.NewPost(text, post, anonymous, clientKey));
        return Optional.ofNullable(sent.value()).map(Post::id);
    }

    /** Tells open pages of the staff that something about a post happened. */
    public void tellStaff(Handle handle, Viewer viewer, ContentId post, String verb) {
        heads.inPlace(viewer, post);
        News.tellStaff(handle, viewer, post, verb, clock.instant());
    }

    /** The newest posts that everyone in the place may see, the newest first; with a tag, of threads that have it. */
    public List<Latest> latest(Latest.Wanted wanted) {
        var forum = forums.of(wanted.organization(), wanted.place(), wanted.placement());
        return Latest.of(jdbi, wanted, forum, clock.instant());
    }

    /** A tag as threads have it. @throws Refusal.Invalid {@code tag-invalid} */
    public static String tag(String typed) {
        return Limits.DEFAULT.tags(List.of(typed)).get(0);
    }

    /** Makes what this node keeps in memory follow what happens on all nodes. */
    public void hear(Event event) {
        memory.hear(event);
    }

    /** Serves {@code GET /api/threads/{id}/posts}; for {@code /api/threads/*}. */
    public Filter postsFilter(Sessions sessions) {
        return new PostsFilter(sessions, pages);
    }

    /** @throws Refusal as {@link Dates#requireOpen} does */
    public void requireOpen(Viewer viewer) {
        dates.requireOpen(viewer);
    }

    /** For reactions on a post that the viewer may see. @throws Refusal.NotFound {@code post-not-found} */
    public ReactionNews noter(Viewer viewer, ContentId post) {
        var spot = heads.visible(viewer, post);
        return new ReactionNews(viewer, spot, pages, live, clock);
    }

    @Override
    public Map<String, Object> of(Viewer viewer, @Nullable ContentId target) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("lastEvent", live.position().toString());
        state.put("limits", Limits.DEFAULT);
        state.put("uploads", uploads.limit(viewer));
        state.put("settings", forums.settings(viewer));
        state.put("drafts", drafts.list(viewer));
        state.put("groups", grouping.offer(viewer));
        state.put("dates", dates.of(viewer));
        state.put("shown", sharing.shown(viewer));
        state.put("held", admission.held(viewer, forums.of(viewer)));
        state.put("blocked", admission.blocked(viewer).orElse(null));
        var preference = threads.preference(viewer);
        state.put("preferences", Map.of("view", preference.view(), "order", preference.sort()));
        if (target != null) {
            try {
                state.put("open", views.openAt(viewer, target));
                return state;
            } catch (Refusal.NotFound e) {
                var placement = e.details().get("placement");
                state.put(placement == null ? "notFound" : "elsewhere", placement == null ? target : e.details());
            }
        }
        var wanted = new ThreadList.Wanted(ThreadList.Filter.ALL, ThreadList.Sort.ACTIVITY, null, null, null);
        state.put("threads", views.threads(viewer, wanted));
        return state;
    }
}
