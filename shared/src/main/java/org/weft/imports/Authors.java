package org.weft.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The people behind the users of a dump; one stands for all whom it doesn't name. */
final class Authors {
    private static final String NOBODY = "Former member";

    private final Target target;
    private final Site site;
    private final Map<Long, String> names;
    private final Map<String, AuthorDao.Author> known = new HashMap<>();

    Authors(Target target, Site site, Map<Long, String> names) {
        this.target = target;
        this.site = site;
        this.names = names;
    }

    /** Makes those who aren't there yet, and all of them members of the place. Returns how many are new. */
    int join(Handle handle, List<Question> questions, Instant now) {
        var subjects = new LinkedHashSet<String>();
        var wanted = new HashMap<String, String>();
        questions.stream().flatMap(Question::entries).forEach(entry -> {
            subjects.add(subject(entry.user()));
            wanted.put(subject(entry.user()), names.getOrDefault(Objects.requireNonNullElse(entry.user(), 0L), NOBODY));
        });
        return handle.inTransaction(transaction -> {
            var dao = transaction.attach(AuthorDao.class);
            remember(dao, subjects);
            var missing = new ArrayList<>(subjects);
            missing.removeAll(known.keySet());
            var ids = dao.ids(missing.size());
            var newcomers = new ArrayList<AuthorDao.Newcomer>();
            missing.forEach(subject -> newcomers.add(
                    new AuthorDao.Newcomer(ids.get(newcomers.size()), subject, wanted.getOrDefault(subject, NOBODY))));
            dao.add(target.organization(), newcomers, now);
            dao.addIdentities(target, newcomers);
            remember(dao, subjects);
            dao.join(target, known.values().stream().map(AuthorDao.Author::id).toList(), now);
            return newcomers.size();
        });
    }

    AuthorDao.Author of(Entry entry) {
        return Objects.requireNonNull(known.get(subject(entry.user())));
    }

    private void remember(AuthorDao dao, Set<String> subjects) {
        dao.find(target, List.copyOf(subjects)).forEach(author -> known.put(author.subject(), author));
    }

    private String subject(@Nullable Long user) {
        return site.subject(user != null && names.containsKey(user) ? user : null);
    }
}
