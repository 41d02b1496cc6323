package org.weft.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.weft.discussion.ForumId;
import org.weft.lineage.FirstThreadDao.First;
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
    private static final int EXCERPT_CHARS = 240;
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
        var uploads = new Uploads(dao, into.organization(), found);
        var opened = new ArrayList<Opened>();
        var moved = new ArrayList<NewUpload>();
        for (int i = 0; i < found.size(); i++) {
            var first = found.get(i);
            var source = uploads.renamed(first);
            var rendered = render(first, source, uploads.shown);
            opened.add(new Opened(
                    threads.get(i),
                    contents.get(i),
                    first.kind(),
                    first.title(),
                    Texts.excerpt(rendered.plain(), EXCERPT_CHARS),
                    first.tags(),
                    first.postFirst(),
                    first.pinned(),
                    source,
                    first.format(),
                    rendered.html(),
                    rendered.hasMath(),
                    // In the order in which they were opened.
                    now.plusNanos(1000L * i)));
            for (long upload : rendered.uploads()) {
                moved.add(new NewUpload(uploads.old(upload), upload, contents.get(i)));
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

    private static Rendered render(First first, String source, Map<Long, Attachment> uploads) {
        return first.format().equals("html")
                ? Texts.html(source)
                : Texts.markdown(source, MentionLookup.NOBODY, ids -> uploads);
    }

    /** The files of all of them, under the ids that their copies get. */
    private static final class Uploads {
        private final Map<Long, Long> renamed = new HashMap<>();
        private final Map<Long, Long> before = new HashMap<>();
        private final Map<Long, Attachment> shown = new HashMap<>();

        Uploads(FirstThreadDao dao, OrganizationId organization, List<First> of) {
            var known = dao.uploads(organization, of.stream().map(First::post).toList());
            var ids = dao.uploadIds(known.size());
            for (int i = 0; i < known.size(); i++) {
                var upload = known.get(i);
                renamed.put(upload.id(), ids.get(i));
                before.put(ids.get(i), upload.id());
                shown.put(ids.get(i), new Attachment(upload.bytes(), upload.width(), upload.height()));
            }
        }

        long old(long id) {
            return Objects.requireNonNull(before.get(id));
        }

        /** What somebody typed, without calls to people of another group. */
        String renamed(First first) {
            if (first.format().equals("html")) {
                return first.source();
            }
            return UPLOAD.matcher(Nameless.withoutMentions(first.source())).replaceAll(found -> {
                var id = renamed.get(Long.valueOf(found.group(1)));
                return id == null ? "(upload:0)" : "(upload:" + id + ")";
            });
        }
    }
}
