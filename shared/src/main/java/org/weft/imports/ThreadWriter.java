package org.weft.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.ThreadId;
import org.weft.imports.ImportDao.Imported;
import org.weft.imports.ImportDao.NewPost;
import org.weft.text.MentionLookup;
import org.weft.text.Rendered;
import org.weft.text.Texts;

/** Writes one question with what stands under it, or what of it is new, in one transaction. */
final class ThreadWriter {
    private final Target target;
    private final Site site;
    private final Authors authors;
    private final DumpedForum forum;
    private final Map<Entry.Key, Imported> known;
    private final Iterator<ContentId> ids;

    /**
     * @param known what stands here already; what is written is added
     * @param ids for what is new, ascending
     */
    ThreadWriter(
            Target target,
            Site site,
            Authors authors,
            DumpedForum forum,
            Map<Entry.Key, Imported> known,
            Iterator<ContentId> ids) {
        this.target = target;
        this.site = site;
        this.authors = authors;
        this.forum = forum;
        this.known = known;
        this.ids = ids;
    }

    ImportReport write(Handle handle, Question question, Instant now) {
        var fresh = question.entries()
                .filter(entry -> !known.containsKey(entry.key()))
                .toList();
        int there = (int) question.entries().count() - fresh.size();
        var voted = voted(question);
        if (fresh.isEmpty() && voted.isEmpty()) {
            return new ImportReport(0, 0, 0, 0, there, List.of());
        }
        // Rendered before the transaction, which is kept short.
        var texts = new HashMap<Entry.Key, Rendered>();
        fresh.forEach(entry -> texts.put(entry.key(), rendered(entry)));
        boolean isNew = fresh.contains(question.entry());
        var done = handle.inTransaction(transaction -> {
            var dao = transaction.attach(ImportDao.class);
            return isNew ? open(dao, question, fresh, texts) : grow(dao, question, fresh, texts, voted, now);
        });
        return done.plus(new ImportReport(isNew ? 1 : 0, fresh.size(), 0, 0, there, List.of()));
    }

    private static Rendered rendered(Entry entry) {
        return entry.comment() ? Texts.markdown(entry.text(), MentionLookup.NOBODY) : Texts.html(entry.text());
    }

    /** Those with more votes there than were brought in, with the votes that they have there now. */
    private List<Imported> voted(Question question) {
        var voted = new ArrayList<Imported>();
        question.entries().forEach(entry -> {
            var imported = known.get(entry.key());
            if (imported != null && imported.votes() < forum.votes(entry)) {
                voted.add(imported.withVotes(forum.votes(entry)));
            }
        });
        return voted;
    }

    private ImportReport open(ImportDao dao, Question question, List<Entry> fresh, Map<Entry.Key, Rendered> texts) {
        var first = question.entry();
        var owner = authors.of(first).id();
        var posts = posts(question, fresh, texts, 0);
        dao.addContent(target, "all", owner, posts);
        var excerpt = Objects.requireNonNull(texts.get(first.key())).excerpt();
        var thread = dao.addThread(
                target,
                new ImportDao.NewThread(
                        question.title(),
                        excerpt,
                        question.tags(),
                        owner,
                        posts.get(0).id(),
                        accepted(question, posts),
                        staffPosts(fresh),
                        (int) posts.stream().map(NewPost::author).distinct().count(),
                        posts.size(),
                        forum.votes(first),
                        first.at(),
                        fresh.get(fresh.size() - 1).at()));
        add(dao, thread, posts);
        return votes(posts.stream().mapToInt(NewPost::votes).sum());
    }

    /** Locks in the order in which votes and replies do: the first post, the thread, other posts. */
    private ImportReport grow(
            ImportDao dao,
            Question question,
            List<Entry> fresh,
            Map<Entry.Key, Rendered> texts,
            List<Imported> voted,
            Instant now) {
        var thread = Objects.requireNonNull(known.get(question.entry().key())).threadId();
        dao.countVotes(
                target,
                site.url(),
                voted.stream().filter(post -> post.number() == 1).toList());
        var locked = dao.lockThread(target.organization(), thread);
        dao.countVotes(
                target,
                site.url(),
                voted.stream().filter(post -> post.number() > 1).toList());
        dao.rememberVotes(target, site.url(), voted);
        dao.countThreadVotes(target.organization(), thread);
        int more = voted.stream()
                .mapToInt(post -> post.votes() - votesBefore(post))
                .sum();
        voted.forEach(post -> known.put(post.from(), post));
        if (!fresh.isEmpty()) {
            var posts = posts(question, fresh, texts, locked.lastNumber());
            dao.addContent(target, locked.audience(), locked.ownerId(), posts);
            add(dao, thread, posts);
            var lastAt = fresh.get(fresh.size() - 1).at();
            dao.grow(target.organization(), thread, posts.size(), staffPosts(fresh), lastAt);
            Optional.ofNullable(accepted(question, posts))
                    .ifPresent(post -> dao.accept(target.organization(), thread, post));
            more += posts.stream().mapToInt(NewPost::votes).sum();
        }
        dao.rankBranches(target.organization(), thread);
        dao.tellChanged(target, thread, now);
        return votes(more);
    }

    private int votesBefore(Imported post) {
        return Objects.requireNonNull(known.get(post.from())).votes();
    }

    private void add(ImportDao dao, ThreadId thread, List<NewPost> posts) {
        dao.addPosts(target.organization(), thread, posts);
        dao.addItems(target, site.url(), posts);
        dao.addPeople(target.organization(), thread, posts);
        for (var post : posts) {
            var imported = new Imported(
                    post.kind(), post.key(), post.id(), post.votes(), thread, post.number(), post.rootNumber());
            known.put(imported.from(), imported);
        }
    }

    private static @Nullable ContentId accepted(Question question, List<NewPost> posts) {
        return posts.stream()
                .filter(post -> new Entry.Key(post.kind(), post.key()).equals(question.accepted()))
                .map(NewPost::id)
                .findFirst()
                .orElse(null);
    }

    private int staffPosts(List<Entry> fresh) {
        return (int) fresh.stream().filter(entry -> authors.of(entry).staff()).count();
    }

    /** In order, with the numbers that follow {@code last}. */
    private List<NewPost> posts(Question question, List<Entry> fresh, Map<Entry.Key, Rendered> texts, int last) {
        var spots = new Spots(question, known);
        var posts = new ArrayList<NewPost>();
        for (var entry : fresh) {
            var number = last + posts.size() + 1;
            var above = spots.above(entry);
            var spot = spots.put(entry, ids.next(), number, above, forum.votes(entry));
            var text = Objects.requireNonNull(texts.get(entry.key()));
            posts.add(new NewPost(
                    spot.id(),
                    entry.key().kind(),
                    entry.key().id(),
                    authors.of(entry).id(),
                    entry.at(),
                    number,
                    spot.root(),
                    above == null ? null : above.id(),
                    above == null ? null : (Integer) above.number(),
                    entry.text(),
                    entry.comment() ? "markdown" : "html",
                    text.html(),
                    text.hasMath(),
                    forum.votes(entry),
                    spot.rootVotes(),
                    site.origin(entry, question)));
        }
        return posts;
    }

    private static ImportReport votes(int votes) {
        return new ImportReport(0, 0, 0, votes, 0, List.of());
    }
}
