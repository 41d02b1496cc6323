package org.weft.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.session.Viewer;

/**
 * Pages of posts as bytes of JSON, kept in memory: one part is the same for everyone with the same rights, the other
 * is the viewer's own (what they voted, reacted to, read and muted). A change to a thread makes its pages unfindable at once
 * on this node, and on others when they hear of it.
 */
public final class Pages {
    /** What no change here tells of, names and roles above all, shows within this time. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Heads heads;
    private final Bylines bylines = new Bylines();
    private final AtomicLong counter = new AtomicLong();
    // Versions only grow: forgetting one makes its pages unfindable, never finds old ones.
    private final Cache<Object, Long> versions =
            Caffeine.newBuilder().maximumSize(200_000).build();
    private final Cache<SharedKey, PageLoader.Page> shared;
    private final Cache<OwnKey, byte[]> own;

    /** @param cacheBytes how much memory pages may take; 0 keeps none */
    Pages(Jdbi jdbi, Heads heads, long cacheBytes) {
        this.jdbi = jdbi;
        this.heads = heads;
        shared = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .<SharedKey, PageLoader.Page>weigher((key, page) -> page.json().length + 1_000)
                .expireAfterWrite(KEPT)
                .build();
        own = Caffeine.newBuilder()
                .maximumWeight(cacheBytes / 4)
                .<OwnKey, byte[]>weigher((key, json) -> json.length + 300)
                .expireAfterWrite(KEPT)
                .build();
    }

    /**
     * What part of a thread is wanted: from a cursor, around a post's number, or from the start.
     *
     * @param cursor starts with {@code -} to go back
     */
    record Wanted(
            ThreadId thread,
            View view,
            Order order,
            @Nullable String cursor,
            @Nullable Integer at) {}

    private record ThreadKey(OrganizationId organization, ThreadId thread) {}

    private record ReaderKey(OrganizationId organization, long person, ThreadId thread) {}

    private record SharedKey(PostReader.Reader reader, Wanted wanted, long version) {}

    private record OwnKey(SharedKey page, long person, long version) {}

    /** One page as JSON. @throws org.weft.base.Refusal.NotFound {@code thread-not-found} */
    byte[] page(Viewer viewer, Wanted wanted) {
        var thread = wanted.thread();
        if (heads.withheld(viewer, heads.thread(viewer, thread))) {
            return read(connection ->
                    whole(PageLoader.WITHHELD, OwnPart.load(connection, viewer, thread, PageLoader.WITHHELD)));
        }
        var reader = PostReader.Reader.of(viewer);
        var key = new SharedKey(reader, wanted, version(new ThreadKey(viewer.organization(), thread)));
        long person = viewer.person().value();
        var ownKey = new OwnKey(key, person, version(new ReaderKey(viewer.organization(), person, thread)));
        var page = shared.getIfPresent(key);
        var mine = own.getIfPresent(ownKey);
        return page != null && mine != null
                ? whole(page, mine)
                : read(connection -> {
                    var loaded = page == null ? load(connection, key) : page;
                    return whole(loaded, mine == null ? load(connection, viewer, ownKey, loaded) : mine);
                });
    }

    private PageLoader.Page load(Connection connection, SharedKey key) throws SQLException {
        var page = new PageLoader(new PostReader(connection, bylines, key.reader())).load(key.wanted());
        shared.put(key, page);
        return page;
    }

    private byte[] load(Connection connection, Viewer viewer, OwnKey key, PageLoader.Page page) throws SQLException {
        var mine = OwnPart.load(connection, viewer, key.page().wanted().thread(), page);
        own.put(key, mine);
        return mine;
    }

    /** The own part stands in the place of the brace that ends the page. */
    private static byte[] whole(PageLoader.Page page, byte[] mine) {
        int end = page.json().length - 1;
        var whole = Arrays.copyOf(page.json(), end + mine.length);
        System.arraycopy(mine, 0, whole, end, mine.length);
        return whole;
    }

    /** Single posts: for what stands above the replies, and for answers to acts. */
    List<Post> posts(Viewer viewer, List<ContentId> ids) {
        var keys = ids.stream().map(ContentId::value).toList();
        var reader = PostReader.Reader.of(viewer);
        return read(connection -> new PostReader(connection, bylines, reader).byId(keys)).stream()
                .map(PostReader.Row::post)
                .toList();
    }

    /** To be called after a commit that changes what a thread's pages show. */
    public void changed(OrganizationId organization, ThreadId thread) {
        versions.put(new ThreadKey(organization, thread), counter.incrementAndGet());
    }

    /** To be called after a commit that changes what is the viewer's own. */
    public void changedFor(Viewer viewer, ThreadId thread) {
        versions.put(new ReaderKey(viewer.organization(), viewer.person().value(), thread), counter.incrementAndGet());
    }

    /** To be called after a commit that changes what is own in many threads. */
    void forgetOwn() {
        own.invalidateAll();
    }

    private long version(Object key) {
        return versions.get(key, unknown -> counter.incrementAndGet());
    }

    private <T> T read(Reading<T> reading) {
        try {
            return jdbi.withHandle(handle -> reading.from(handle.getConnection()));
        } catch (SQLException e) {
            throw new IllegalStateException("Reading posts failed", e);
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
