package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Audit;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.places.Places;
import org.weft.session.FirstState;
import org.weft.session.Sessions;
import org.weft.session.Viewer;

/** The discussion feature, put together: what the widget shows first, its API and its hot path. */
public final class Discussion implements FirstState {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Forums forums;
    private final Heads heads;
    private final Pages pages;
    private final Threads threads;
    private final Drafts drafts;
    private final Removals removals;
    private final List<Object> apis;

    /** @param cacheBytes how much memory pages of posts may take */
    public Discussion(Jdbi jdbi, Clock clock, Live live, Audit audit, Places places, long cacheBytes) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        forums = new Forums(jdbi, clock, audit);
        heads = new Heads(jdbi, forums);
        pages = new Pages(jdbi, heads, cacheBytes);
        var writing = new Writing(places);
        var anonymity = new Anonymity(jdbi, forums, heads, audit);
        threads = new Threads(jdbi, clock, live, forums, heads, pages, writing, anonymity);
        var posts = new Posts(jdbi, clock, live, heads, pages, threads, writing, anonymity);
        removals = new Removals(jdbi, clock, live, heads, pages, audit);
        var edits = new Edits(jdbi, clock, live, heads, pages, writing, audit);
        var standing = new Standing(jdbi, clock, live, heads, audit);
        drafts = new Drafts(jdbi, clock, forums);
        apis = List.of(
                new ThreadsApi(threads, standing, new Export(jdbi, threads), this),
                new PostsApi(posts, removals, edits, anonymity, this, places, writing),
                new DraftsApi(drafts));
    }

    /** A list of threads, and the point in the story of events that it is not older than. */
    record Threaded(@JsonUnwrapped ThreadList.Page page, String lastEvent) {}

    /** An open thread with one page of posts. */
    record Open(
            ThreadView thread,
            @JsonRawValue String page,
            @Nullable ContentId post,
            String lastEvent) {}

    record Changed(ThreadView thread, Post post) {}

    public List<Object> apis() {
        return apis;
    }

    public Forums forums() {
        return forums;
    }

    public Drafts drafts() {
        return drafts;
    }

    public Removals removals() {
        return removals;
    }

    /** @throws Refusal.NotFound {@code post-not-found} unless the viewer sees it, and it is there to be acted on */
    public void requireVisible(Viewer viewer, ContentId post) {
        heads.visible(viewer, post);
    }

    /** Tells open pages of the staff that something about a post happened. */
    public void tellStaff(Handle handle, Viewer viewer, ContentId post, String verb) {
        var spot = heads.inPlace(viewer, post);
        var head = heads.of(viewer, spot);
        handle.attach(ThreadDao.class)
                .tell(
                        viewer.organization(),
                        viewer.place(),
                        head.forumId(),
                        verb,
                        Audience.STAFF.word(),
                        viewer.person(),
                        viewer.person(),
                        Json.write(Map.of("thread", spot.threadId(), "post", post)),
                        clock.instant());
    }

    /** A post for staff, wherever it stands in their place: the placement's key leads there. */
    public record Placed(
            Post post,
            ThreadId thread,
            String title,
            @Nullable String placement,
            boolean here) {}

    /** In the order of the ids; posts of other places are left out. */
    public List<Placed> placed(Viewer viewer, List<ContentId> ids) {
        Writing.requireStaff(viewer);
        var posts = pages.posts(viewer.organization(), ids, true).stream()
                .collect(Collectors.toMap(Post::id, Function.identity()));
        var ordered = ids.stream().map(ContentId::value).toList();
        return heads.places(viewer, ordered).stream()
                .map(place -> new Placed(
                        Objects.requireNonNull(posts.get(place.post())),
                        place.thread(),
                        place.title(),
                        place.placement(),
                        place.forum().equals(forums.of(viewer))))
                .toList();
    }

    /** The newest posts that everyone in the place may see, the newest first. */
    public List<Latest> latest(OrganizationId organization, PlaceId place, PlacementId placement) {
        return Latest.of(jdbi, organization, forums.of(organization, place, placement));
    }

    public Pages pages() {
        return pages;
    }

    /** Serves {@code GET /api/threads/{id}/posts}; for {@code /api/threads/*}. */
    public Filter postsFilter(Sessions sessions) {
        return new PostsFilter(sessions, pages);
    }

    /** For reactions on a post that the viewer may see. @throws Refusal.NotFound {@code post-not-found} */
    public ReactionNews noter(Viewer viewer, ContentId post) {
        var spot = heads.visible(viewer, post);
        return new ReactionNews(viewer, heads.thread(viewer, spot.threadId()), spot, pages, live, clock);
    }

    @Override
    public Map<String, Object> of(Viewer viewer, @Nullable ContentId target) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("lastEvent", live.position().toString());
        state.put("limits", Limits.DEFAULT);
        state.put("settings", forums.settings(viewer));
        state.put("drafts", drafts.list(viewer));
        var preference = threads.preference(viewer);
        state.put("preferences", Map.of("view", preference.view(), "order", preference.sort()));
        if (target != null) {
            try {
                state.put("open", openAt(viewer, target));
                return state;
            } catch (Refusal.NotFound e) {
                state.put("notFound", target);
            }
        }
        var wanted = new ThreadList.Wanted(ThreadList.Filter.ALL, ThreadList.Sort.ACTIVITY, null, null);
        state.put("threads", threads(viewer, wanted));
        return state;
    }

    Threaded threads(Viewer viewer, ThreadList.Wanted wanted) {
        var since = live.position().toString();
        return new Threaded(threads.list(viewer, wanted), since);
    }

    Open open(Viewer viewer, ThreadId thread, @Nullable Integer at) {
        var since = live.position().toString();
        var preference = threads.preference(viewer);
        var wanted = new Pages.Wanted(thread, preference.view(), preference.sort(), null, at);
        var view = threads.view(viewer, thread);
        return new Open(view, new String(pages.page(viewer, wanted), StandardCharsets.UTF_8), null, since);
    }

    /** A post with what stands above its thread. */
    Changed changed(Viewer viewer, ContentId post) {
        var view = threads.view(viewer, heads.post(viewer, post).threadId());
        return new Changed(
                view,
                pages.posts(viewer.organization(), List.of(post), viewer.staff())
                        .get(0));
    }

    Open openAt(Viewer viewer, ContentId post) {
        var spot = heads.post(viewer, post);
        var open = open(viewer, spot.threadId(), spot.number());
        return new Open(open.thread(), open.page(), post, open.lastEvent());
    }
}
