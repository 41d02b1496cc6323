package org.weft.product;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.activity.EventsServlet;
import org.weft.activity.Live;
import org.weft.audit.Audit;
import org.weft.audit.AuditApi;
import org.weft.db.Database;
import org.weft.discussion.Discussion;
import org.weft.feeds.FeedServlet;
import org.weft.feeds.Feeds;
import org.weft.feeds.FeedsApi;
import org.weft.http.Api;
import org.weft.moderation.Flags;
import org.weft.moderation.ReviewApi;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.people.People;
import org.weft.places.Places;
import org.weft.reactions.Reactions;
import org.weft.reactions.ReactionsApi;
import org.weft.server.Mount;
import org.weft.session.Arrivals;
import org.weft.session.SessionApi;
import org.weft.session.Sessions;
import org.weft.session.ViewerBinder;
import org.weft.session.ViewerFilter;
import org.weft.session.Widget;
import org.weft.session.WidgetFiles;
import org.weft.session.WidgetPages;
import org.weft.session.WidgetState;

/** Every feature, put together by hand in the order of their levels. A host takes {@link #arrivals} and {@link #mounts}. */
public final class Product implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Product.class);

    private final Installations installations;
    private final Organizations organizations;
    private final Arrivals arrivals;
    private final Sessions sessions;
    private final Live live;
    private final Discussion discussion;
    private final EventsServlet events;
    private final List<Mount> mounts;
    private final ScheduledExecutorService jobs =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "jobs"));

    /** @param cacheBytes how much memory pages of posts may take */
    public record Settings(URI publicUrl, long cacheBytes) {}

    public Product(Database database, Clock clock, Settings settings) {
        var jdbi = database.jdbi();
        organizations = new Organizations(jdbi, clock);
        installations = new Installations(jdbi, clock);
        var places = new Places(jdbi, clock);
        arrivals = new Arrivals(jdbi, clock, settings.publicUrl(), new People(clock), places);
        sessions = new Sessions(jdbi, clock);
        live = new Live(jdbi, database.dataSource(), clock);

        var audit = new Audit(jdbi, clock);
        discussion = new Discussion(jdbi, clock, live, audit, places, settings.cacheBytes());
        live.observe(discussion.pages()::hear);
        var reactions = new Reactions(jdbi, clock, discussion);

        var state = new WidgetState(Map.of(Widget.DISCUSSION, discussion));
        var files = new WidgetFiles();
        events = new EventsServlet(
                sessions, live, viewer -> discussion.forums().of(viewer).value());
        var api = Api.of(new ViewerFilter(sessions), new ViewerBinder());
        discussion.apis().forEach(api::register);
        api.register(new ReactionsApi(reactions));
        var feeds = new Feeds(jdbi, clock, settings.publicUrl());
        api.register(new FeedsApi(feeds));
        api.register(new AuditApi(audit));
        api.register(new ReviewApi(new Flags(jdbi, clock, live, audit, discussion)));
        api.register(new SessionApi(sessions, state));
        mounts = List.of(
                Mount.filter("/api/threads/*", discussion.postsFilter(sessions)),
                Mount.servlet("/api/events", events),
                Mount.servlet("/api/changes", events),
                Mount.jersey("/api/*", api),
                Mount.servlet("/open/*", new WidgetPages(sessions, state, files, installations::frameAncestors)),
                Mount.servlet("/widgets/*", files),
                Mount.servlet("/feeds/*", new FeedServlet(feeds, discussion, settings.publicUrl())),
                Mount.servlet("/go/*", new GoServlet(jdbi, settings.publicUrl())));
    }

    /** Starts telling open pages what happens, and the jobs. */
    public void start() {
        live.start();
        every(10, "purge sessions", sessions::purge);
        every(60, "purge activity", live::purge);
        every(60, "purge drafts", discussion.drafts()::purge);
    }

    private void every(int minutes, String name, Runnable job) {
        Runnable careful = () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                LOG.warn("job failed, it runs again in {} minutes: {}", minutes, name, e);
            }
        };
        var unused = jobs.scheduleWithFixedDelay(careful, 1, minutes, TimeUnit.MINUTES);
    }

    /** For when the server begins to stop: a stream of events would hold it up. */
    public void endStreams() {
        events.endStreams();
    }

    public List<Mount> mounts() {
        return mounts;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    public Installations installations() {
        return installations;
    }

    public Organizations organizations() {
        return organizations;
    }

    public Discussion discussion() {
        return discussion;
    }

    @Override
    public void close() {
        jobs.shutdownNow();
        live.close();
    }
}
