package org.weft.product;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Backlog;
import org.weft.activity.EventsServlet;
import org.weft.activity.Live;
import org.weft.audit.Audit;
import org.weft.audit.AuditApi;
import org.weft.base.Rounds;
import org.weft.blobs.BlobPlace;
import org.weft.credit.Counting;
import org.weft.credit.Credit;
import org.weft.credit.CreditApi;
import org.weft.credit.Deliveries;
import org.weft.db.Database;
import org.weft.discussion.Discussion;
import org.weft.discussion.Placing;
import org.weft.feeds.FeedServlet;
import org.weft.feeds.Feeds;
import org.weft.feeds.FeedsApi;
import org.weft.http.Api;
import org.weft.lineage.Earlier;
import org.weft.lineage.EarlierApi;
import org.weft.mail.MailApi;
import org.weft.mail.MailSettings;
import org.weft.mail.Outbox;
import org.weft.mail.Postbox;
import org.weft.mail.Rhythms;
import org.weft.mail.StopServlet;
import org.weft.mail.Stops;
import org.weft.moderation.Blocks;
import org.weft.moderation.BlocksApi;
import org.weft.moderation.Decisions;
import org.weft.moderation.Desks;
import org.weft.moderation.Flags;
import org.weft.moderation.Gate;
import org.weft.moderation.HeldPosts;
import org.weft.moderation.OrganizationWords;
import org.weft.moderation.Review;
import org.weft.moderation.ReviewApi;
import org.weft.moderation.Rules;
import org.weft.moderation.RulesApi;
import org.weft.moderation.UploadReaders;
import org.weft.moderation.WatchedWords;
import org.weft.moderation.WatchedWordsApi;
import org.weft.notifications.Choices;
import org.weft.notifications.Inbox;
import org.weft.notifications.NotificationsApi;
import org.weft.notifications.Notifier;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.people.People;
import org.weft.places.Groups;
import org.weft.places.Places;
import org.weft.reactions.Reactions;
import org.weft.reactions.ReactionsApi;
import org.weft.roster.Roster;
import org.weft.roster.RosterApi;
import org.weft.search.Deflections;
import org.weft.search.Search;
import org.weft.search.SearchApi;
import org.weft.search.Similar;
import org.weft.search.SimilarApi;
import org.weft.server.Mount;
import org.weft.session.Arrivals;
import org.weft.session.FirstState;
import org.weft.session.Looks;
import org.weft.session.SessionApi;
import org.weft.session.Sessions;
import org.weft.session.ViewerBinder;
import org.weft.session.ViewerFilter;
import org.weft.session.Widget;
import org.weft.session.WidgetFiles;
import org.weft.session.WidgetPages;
import org.weft.session.WidgetState;
import org.weft.uploads.UploadLimits;
import org.weft.uploads.Uploads;
import org.weft.uploads.UploadsApi;

/** Every feature, put together by hand in the order of their levels. A host takes {@link #arrivals} and {@link #mounts}. */
public final class Product implements AutoCloseable {
    private static final Duration MAIL_PAUSE = Duration.ofSeconds(5);
    private static final Duration MAILBOX_PAUSE = Duration.ofSeconds(10);

    private final Installations installations;
    private final Organizations organizations;
    private final Arrivals arrivals;
    private final Sessions sessions;
    private final Live live;
    private final Uploads uploads;
    private final HeldPosts heldPosts;
    private final Blocks blocks;
    private final Discussion discussion;
    private final Inbox inbox;
    private final Counting counting;
    private final Credit credit;
    private final Backlog notifier;
    private final Search search;
    private final EventsServlet events;
    private final @Nullable Outbox outbox;
    private final @Nullable Postbox postbox;
    private final Rounds mailing = new Rounds("outbox");
    private final Rounds answering = new Rounds("postbox");
    private final List<Mount> mounts;
    private final Jobs jobs = new Jobs();

    /**
     * @param cacheBytes how much memory pages of posts may take
     * @param files where pictures and files in posts are kept
     * @param mail null when nobody is mailed
     */
    public record Settings(
            URI publicUrl,
            long cacheBytes,
            BlobPlace files,
            @Nullable MailSettings mail) {
        /** With files in the database, and without mail. */
        public Settings(URI publicUrl, long cacheBytes) {
            this(publicUrl, cacheBytes, new BlobPlace.InDatabase(), null);
        }
    }

    public Product(Database database, Clock clock, Settings settings) {
        var jdbi = database.jdbi();
        organizations = new Organizations(jdbi, clock);
        installations = new Installations(jdbi, clock);
        var places = new Places(jdbi, clock);
        var groups = new Groups(jdbi, clock);
        arrivals = new Arrivals(jdbi, clock, settings.publicUrl(), new People(clock), places, groups);
        sessions = new Sessions(jdbi, clock);
        live = new Live(jdbi, database.dataSource(), clock);

        var audit = new Audit(jdbi, clock);
        uploads = new Uploads(jdbi, clock, settings.files().open(jdbi, clock));
        var rules = new Rules(jdbi, clock, live, audit);
        live.observe(rules::hear);
        heldPosts = new HeldPosts(jdbi, clock, live, uploads);
        blocks = new Blocks(jdbi, clock, live, audit);
        live.observe(blocks::hear);
        var words = new WatchedWords(jdbi, clock, live, audit, new OrganizationWords(jdbi));
        live.observe(words::hear);
        var gate = new Gate(rules, heldPosts, blocks, words);
        discussion = new Discussion(jdbi, clock, live, audit, places, groups, uploads, gate, settings.cacheBytes());
        live.observe(discussion::hear);
        search = new Search(jdbi, clock, discussion.forums());
        live.observe(search::hear);
        var reactions = new Reactions(jdbi, clock, discussion);

        inbox = new Inbox(jdbi, clock, discussion);
        var mail = settings.mail();
        counting = new Counting(jdbi, clock);
        var notes = new Notifier(clock, mail != null);
        notifier = new Backlog(jdbi, "notifications", (handle, happened) -> {
            notes.hear(handle, happened);
            counting.hear(handle, happened);
        });
        outbox = mail == null ? null : new Outbox(jdbi, clock, mail);
        credit = new Credit(jdbi, clock, discussion.forums(), audit, counting);
        var state =
                new WidgetState(Map.of(Widget.DISCUSSION, FirstState.both(discussion, credit)), inbox, new Looks(jdbi));
        var files = new WidgetFiles();
        events = new EventsServlet(sessions, live, discussion);
        var api = Api.of(new ViewerFilter(sessions), new ViewerBinder());
        discussion.apis().forEach(api::register);
        var desks = new Desks(jdbi);
        api.register(new UploadsApi(uploads, new UploadReaders(jdbi, discussion, desks)));
        api.register(new ReactionsApi(reactions));
        api.register(new SearchApi(search));
        api.register(new SimilarApi(
                new Similar(jdbi, clock, discussion.forums()), new Deflections(jdbi, clock, discussion)));
        var feeds = new Feeds(jdbi, clock, settings.publicUrl());
        api.register(new FeedsApi(feeds));
        api.register(new AuditApi(audit));
        api.register(new RosterApi(new Roster(jdbi, clock)));
        api.register(new CreditApi(credit, new Deliveries(jdbi, clock, discussion.forums(), counting)));
        api.register(new EarlierApi(new Earlier(jdbi, clock, live, audit, discussion.forums())));
        var flags = new Flags(jdbi, clock, live, audit, blocks, discussion);
        postbox =
                mail == null || mail.in() == null ? null : new Postbox(jdbi, clock, mail, mail.in(), discussion, desks);
        var decisions = new Decisions(jdbi, clock, live, audit, desks, flags, discussion);
        var review = new Review(jdbi, desks, discussion);
        api.register(new ReviewApi(flags, heldPosts, review, decisions, discussion));
        api.register(new RulesApi(rules));
        api.register(new BlocksApi(blocks, discussion));
        api.register(new WatchedWordsApi(words));
        api.register(new NotificationsApi(inbox, new Choices(jdbi)));
        api.register(new MailApi(new Rhythms(jdbi, mail != null)));
        api.register(new SessionApi(sessions, state));
        mounts = List.of(
                Mount.filter("/api/threads/*", discussion.postsFilter(sessions)),
                Mount.largeBodies("/api/uploads", UploadLimits.MOST_MEGABYTES * 1024L * 1024L + 1),
                Mount.servlet("/api/events", events),
                Mount.servlet("/api/changes", events),
                Mount.jersey("/api/*", api),
                Mount.servlet("/open/*", new WidgetPages(sessions, state, files, installations::frameAncestors)),
                Mount.servlet("/widgets/*", files),
                Mount.servlet("/feeds/*", new FeedServlet(feeds, discussion, settings.publicUrl())),
                Mount.servlet("/mail/*", new StopServlet(new Stops(jdbi, clock))),
                Mount.servlet("/go/*", new GoServlet(jdbi, settings.publicUrl())));
    }

    /** Starts telling open pages what happens, and the jobs. */
    public void start() {
        live.start();
        notifier.start(live);
        search.start();
        jobs.every(10, "purge sessions", sessions::purge);
        jobs.every(60, "purge activity", live::purge);
        jobs.every(60, "purge drafts", discussion.drafts()::purge);
        jobs.every(60, "purge uploads", uploads::purge);
        jobs.every(60, "purge notifications", inbox::purge);
        jobs.every(1, "index posts", search::catchUp);
        jobs.every(1, "count points", counting::countDue);
        jobs.every(60, "purge held posts", heldPosts::purge);
        jobs.every(60, "purge blocks", blocks::purge);
        if (outbox != null) {
            mailing.start(MAIL_PAUSE, outbox::send);
            jobs.every(60, "purge mails", outbox::purge);
        }
        if (postbox != null) {
            answering.start(MAILBOX_PAUSE, postbox::empty);
            jobs.every(60, "purge answers", postbox::purge);
        }
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

    public Placing placing() {
        return discussion.placing(arrivals);
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

    public Search search() {
        return search;
    }

    public Credit credit() {
        return credit;
    }

    /** Counts points; a job of {@link #start}. */
    public Counting counting() {
        return counting;
    }

    public Uploads uploads() {
        return uploads;
    }

    /** Null when nobody is mailed. */
    public @Nullable Outbox outbox() {
        return outbox;
    }

    /** Null when nobody reads answers to mails. */
    public @Nullable Postbox postbox() {
        return postbox;
    }

    @Override
    public void close() {
        jobs.close();
        mailing.close();
        answering.close();
        notifier.close();
        search.close();
        live.close();
    }
}
