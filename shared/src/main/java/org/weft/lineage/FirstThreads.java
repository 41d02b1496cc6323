package org.weft.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.weft.content.ContentId;
import org.weft.discussion.ForumId;
import org.weft.lineage.FirstThreadDao.First;
import org.weft.lineage.FirstThreadDao.Kept;
import org.weft.lineage.FirstThreadDao.NewUpload;
import org.weft.lineage.FirstThreadDao.Opened;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.text.Attachment;
import org.weft.text.MentionLookup;
import org.weft.text.Rendered;
import org.weft.text.Texts;

/**
 * The threads that a discussion began with: what staff opened for everyone, by name, before a learner opened one, and
 * besides what is pinned for good or asks for an answer first. They are opened again with their files, and nobody is
 * told: they were there before anybody came.
 */
final class FirstThreads {
    static final int MOST = 50;
    private static final Pattern UPLOAD = Pattern.compile("\\(upload:(\\d{1,18})\\)");

    /** Where they go, and in whose name. */
    public record Into(OrganizationId organization, PlaceId place, ForumId forum, PersonId author) {}

    void copy(Handle handle, Into into, ForumId from, Instant now) {
        var dao = handle.attach(FirstThreadDao.class);
        var found = dao.first(into.organization(), from, MOST);
        if (found.isEmpty()) {
            return;
        }
        var contents = dao.contentIds(found.size());
        var threads = dao.threadIds(found.size());
        var files = files(dao, into.organization(), found);
        var opened = new ArrayList<Opened>();
        var moved = new ArrayList<NewUpload>();
        for (int i = 0; i < found.size(); i++) {
            var first = found.get(i);
            var own = files.getOrDefault(first.post(), List.of());
            var source = source(first, own);
            var rendered = render(first, source, own);
            opened.add(new Opened(
                    threads.get(i),
                    contents.get(i),
                    first.kind(),
                    first.title(),
                    rendered.excerpt(),
                    first.tags(),
                    first.postFirst(),
                    first.pinned(),
                    source,
                    first.format(),
                    rendered.html(),
                    rendered.hasMath(),
                    // In the order in which they were opened.
                    now.plusNanos(1000L * i)));
            for (var file : own) {
                if (rendered.uploads().contains(file.id())) {
                    moved.add(new NewUpload(file.old().id(), file.id(), contents.get(i)));
                }
            }
        }
        dao.addContent(into, opened);
        dao.addThreads(into, opened);
        dao.addPosts(into, opened);
        dao.addPeople(into, opened);
        dao.addReading(into, opened, now);
        if (!moved.isEmpty()) {
            dao.addUploads(into, moved, now);
        }
    }

    /** A file under the id that its copy gets. */
    private record Moved(Kept old, long id) {
        Attachment shown() {
            return new Attachment(old.bytes(), old.width(), old.height());
        }
    }

    private static Map<ContentId, List<Moved>> files(FirstThreadDao dao, OrganizationId organization, List<First> of) {
        var known = dao.uploads(organization, of.stream().map(First::post).toList());
        var ids = dao.uploadIds(known.size());
        return IntStream.range(0, known.size())
                .mapToObj(i -> new Moved(known.get(i), ids.get(i)))
                .collect(Collectors.groupingBy(each -> each.old().post()));
    }

    /** What somebody typed, with the files of that post alone, and without calls to people of another group. */
    private static String source(First first, List<Moved> own) {
        if (first.format().equals("html")) {
            return first.source();
        }
        var ids = own.stream().collect(Collectors.toMap(each -> each.old().id(), Moved::id));
        return UPLOAD.matcher(Nameless.withoutMentions(first.source()))
                .replaceAll(found -> "(upload:" + ids.getOrDefault(Long.valueOf(found.group(1)), 0L) + ")");
    }

    private static Rendered render(First first, String source, List<Moved> own) {
        var shown = own.stream().collect(Collectors.toMap(Moved::id, Moved::shown));
        return first.format().equals("html")
                ? Texts.html(source)
                : Texts.markdown(source, MentionLookup.NOBODY, ids -> shown);
    }
}
