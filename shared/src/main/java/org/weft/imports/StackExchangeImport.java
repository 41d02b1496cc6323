package org.weft.imports;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Refusal;
import org.weft.imports.ImportDao.Imported;

/** Brings in a forum in the Stack Exchange dump format: what is new since the last time, and nothing else. */
public final class StackExchangeImport {
    private static final Logger LOG = LoggerFactory.getLogger(StackExchangeImport.class);

    private final Jdbi jdbi;
    private final Clock clock;

    public StackExchangeImport(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Reads all of the dump, then writes it thread by thread. When it is broken off between two threads, running it
     * again does the rest.
     *
     * @throws DumpBroken when a file is missing or isn't well-formed; nothing was written then
     * @throws Refusal.Conflict {@code import-running} when another one is under way in the organization
     */
    public ImportReport run(Target target, Dump dump, Site site) {
        var forum = ForumReader.read(dump);
        try (var handle = jdbi.open();
                var lock = Lock.take(handle, "import/" + target.organization().value())) {
            var report = write(lock.handle(), target, site, forum);
            LOG.info(
                    "imported forum={} threads={} posts={} people={} votes={} already-there={} skipped={}",
                    target.forum().value(),
                    report.threads(),
                    report.posts(),
                    report.people(),
                    report.votes(),
                    report.alreadyThere(),
                    report.skipped().size());
            return report;
        }
    }

    private ImportReport write(Handle handle, Target target, Site site, DumpedForum forum) {
        var known = new HashMap<Entry.Key, Imported>();
        var dao = handle.attach(ImportDao.class);
        dao.known(target, site.url()).forEach(post -> known.put(post.from(), post));
        var authors = new Authors(target, site, forum.users());
        int people = authors.join(handle, forum.questions(), clock.instant());
        var report = new ImportReport(0, 0, people, 0, 0, forum.skipped());
        long fresh = forum.questions().stream()
                .flatMap(Question::entries)
                .filter(entry -> !known.containsKey(entry.key()))
                .count();
        var ids = dao.contentIds(Math.toIntExact(fresh)).iterator();
        var writer = new ThreadWriter(target, site, authors, forum, known, ids);
        for (var question : forum.questions()) {
            report = report.plus(writer.write(handle, question, clock.instant()));
        }
        handle.useTransaction(transaction -> markDuplicates(transaction, target, site, forum.duplicates(), known));
        return report;
    }

    private static void markDuplicates(
            Handle handle,
            Target target,
            Site site,
            List<DumpedForum.Duplicate> duplicates,
            Map<Entry.Key, Imported> known) {
        var dao = handle.attach(ImportDao.class);
        for (var duplicate : duplicates) {
            var question = known.get(duplicate.question());
            var before = known.get(duplicate.before());
            if (question != null
                    && before != null
                    && dao.addDuplicate(target, site.url(), duplicate.id(), question.contentId()) > 0) {
                dao.markDuplicate(target.organization(), question.threadId(), before.threadId());
            }
        }
    }

    /** Held by the connection and not by a transaction, so that nobody's events wait for it. */
    private record Lock(Handle handle, String key) implements AutoCloseable {
        static Lock take(Handle handle, String key) {
            if (!handle.attach(ImportDao.class).lock(key)) {
                throw new Refusal.Conflict("import-running", "Another import is under way: wait until it is done");
            }
            return new Lock(handle, key);
        }

        @Override
        public void close() {
            handle.attach(ImportDao.class).unlock(key);
        }
    }
}
