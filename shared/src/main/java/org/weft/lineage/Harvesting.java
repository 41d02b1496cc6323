package org.weft.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.weft.content.ContentId;
import org.weft.discussion.ForumId;
import org.weft.discussion.ThreadId;
import org.weft.lineage.EarlierDao.Said;
import org.weft.lineage.EarlierDao.Source;
import org.weft.lineage.HarvestDao.NewPost;
import org.weft.lineage.HarvestDao.NewThread;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.text.MentionLookup;
import org.weft.text.Rendered;
import org.weft.text.Texts;

/** Reads threads of earlier groups without their names, and opens them again. */
final class Harvesting {
    private static final int MOST_NAMES = 5000;

    /**
     * Where they go.
     *
     * @param by who takes them over, and vouches for them
     * @param author stands for everyone who wrote
     */
    public record Into(
            OrganizationId organization, PlaceId place, ForumId forum, PersonId by, PersonId author, Instant at) {}

    /** A post as it may be shown. */
    record Post(Said said, String source, Rendered rendered) {
        Earlier.Answer answer() {
            return new Earlier.Answer(rendered.html(), rendered.hasMath());
        }
    }

    /** The first of {@code posts} opens it. */
    record Answered(Source source, String title, List<Post> posts) {
        Earlier.Offer offer() {
            return new Earlier.Offer(
                    source.post(),
                    source.kind(),
                    title,
                    source.createdAt(),
                    posts.get(0).answer(),
                    posts.stream().skip(1).map(Post::answer).toList(),
                    source.here());
        }
    }

    List<Answered> read(EarlierDao dao, OrganizationId organization, List<Source> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        var threads = sources.stream().map(Source::thread).toList();
        var said = dao.said(organization, threads).stream().collect(Collectors.groupingBy(Said::thread));
        var writers =
                dao.writers(organization, threads).stream().collect(Collectors.groupingBy(EarlierDao.Writer::thread));
        var everyone = dao.names(
                organization, sources.stream().map(Source::place).distinct().toList(), MOST_NAMES);
        return sources.stream()
                .map(source -> {
                    var names = writers.getOrDefault(source.thread(), List.of()).stream()
                            .map(EarlierDao.Writer::name)
                            .toList();
                    var nameless = new Nameless(names, everyone);
                    var posts = said.getOrDefault(source.thread(), List.of()).stream()
                            .map(each -> post(each, nameless))
                            .toList();
                    return new Answered(source, nameless.of(source.title()), posts);
                })
                .toList();
    }

    private static Post post(Said said, Nameless nameless) {
        boolean html = said.format().equals("html");
        var source = html ? nameless.ofHtml(said.source()) : nameless.of(said.source());
        return new Post(said, source, html ? Texts.html(source) : Texts.markdown(source, MentionLookup.NOBODY));
    }

    void write(HarvestDao dao, Into into, List<Answered> threads) {
        if (threads.isEmpty()) {
            return;
        }
        var ids = dao.threadIds(threads.size());
        var contents = dao.contentIds(
                        threads.stream().mapToInt(each -> each.posts().size()).sum())
                .iterator();
        var opened = new ArrayList<NewThread>();
        var posts = new ArrayList<NewPost>();
        for (int i = 0; i < threads.size(); i++) {
            var thread = threads.get(i);
            var own = posts(ids.get(i), thread, contents);
            posts.addAll(own);
            opened.add(thread(ids.get(i), thread, own));
        }
        dao.addContent(into, posts);
        dao.addThreads(into, opened);
        dao.addPosts(into, posts);
        dao.addPeople(into, posts);
        dao.remember(into, opened);
    }

    /** Whoever wrote is a number, in the order in which they first did. */
    private static List<NewPost> posts(ThreadId thread, Answered from, Iterator<ContentId> ids) {
        var aliases = new LinkedHashMap<String, Integer>();
        var posts = new ArrayList<NewPost>();
        for (var post : from.posts()) {
            var said = post.said();
            var alias = aliases.computeIfAbsent(said.author(), unknown -> aliases.size() + 1);
            posts.add(new NewPost(
                    ids.next(),
                    thread,
                    posts.size() + 1,
                    alias,
                    post.source(),
                    said.format(),
                    post.rendered().html(),
                    post.rendered().hasMath(),
                    said.endorsed(),
                    said.accepted(),
                    said.staff(),
                    said.origin(),
                    said.createdAt()));
        }
        return posts;
    }

    private static NewThread thread(ThreadId id, Answered from, List<NewPost> posts) {
        var first = from.posts().get(0);
        var answers = posts.subList(1, posts.size());
        return new NewThread(
                id,
                posts.get(0).id(),
                from.source().post(),
                from.source().kind(),
                from.title(),
                first.rendered().excerpt(),
                from.source().tags(),
                answers.stream()
                        .filter(NewPost::accepted)
                        .map(NewPost::id)
                        .findFirst()
                        .orElse(null),
                (int) answers.stream().filter(NewPost::endorsed).count(),
                (int) posts.stream().filter(NewPost::staff).count(),
                (int) posts.stream().map(NewPost::alias).distinct().count(),
                posts.size(),
                first.said().createdAt(),
                posts.stream().map(NewPost::at).max(Instant::compareTo).orElseThrow());
    }
}
