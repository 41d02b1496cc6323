package org.weft.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weft.imports.DumpedForum.Duplicate;

/** Reads a whole dump and puts together what belongs together; rows that belong nowhere are skipped. */
final class ForumReader {
    private static final long QUESTION = 1;
    private static final long ANSWER = 2;
    private static final long UP = 2;
    private static final long DUPLICATE = 3;

    private final List<SkippedRow> skipped = new ArrayList<>();
    private final Map<Entry.Key, Question> questions = new LinkedHashMap<>();
    /** Questions and answers, each with its question. */
    private final Map<Entry.Key, Question> threads = new HashMap<>();

    private final Map<Entry.Key, Instant> times = new HashMap<>();
    private final Map<Long, String> users = new HashMap<>();
    private final Map<Entry.Key, Integer> votes = new HashMap<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    /** Tag descriptions and the like: no part of the conversation, and neither is what is said about them. */
    private final Set<Entry.Key> others = new HashSet<>();

    private final List<Answer> answers = new ArrayList<>();
    private final List<Acceptance> acceptances = new ArrayList<>();
    private final Set<Entry.Key> seen = new HashSet<>();

    private ForumReader() {}

    private record Answer(SkippedRow.Spot row, Entry entry) {}

    private record Acceptance(SkippedRow.Spot row, Entry.Key question, Entry.Key answer) {}

    /** @throws DumpBroken when a file is missing or isn't well-formed */
    static DumpedForum read(Dump dump) {
        var reader = new ForumReader();
        var files = new DumpReader(dump, reader.skipped);
        files.read("Users.xml", row -> reader.user(row));
        files.read("Posts.xml", row -> reader.post(row));
        reader.placeAnswers();
        files.read("Comments.xml", row -> reader.comment(row));
        files.read("Votes.xml", row -> reader.vote(row));
        files.read("PostLinks.xml", row -> reader.link(row));
        return new DumpedForum(
                reader.questions.values().stream()
                        .map(Question::inOrder)
                        .sorted(Comparator.comparing(
                                        (Question question) -> question.entry().at())
                                .thenComparing(
                                        question -> question.entry().key().id()))
                        .toList(),
                reader.users,
                reader.votes,
                reader.duplicates,
                reader.skipped);
    }

    private void user(Row row) throws RowBroken {
        row.text("DisplayName");
        users.put(row.id("Id"), row.line("DisplayName"));
    }

    private void post(Row row) throws RowBroken {
        long type = row.id("PostTypeId");
        if (type == QUESTION) {
            var question = Question.of(row);
            addOnce(question.entry());
            questions.put(question.entry().key(), question);
            threads.put(question.entry().key(), question);
            if (question.accepted() != null) {
                acceptances.add(new Acceptance(row.spot(), question.entry().key(), question.accepted()));
            }
        } else if (type == ANSWER) {
            var answer = Entry.post(row, Entry.Key.post(row.id("ParentId")));
            addOnce(answer);
            answers.add(new Answer(row.spot(), answer));
        } else {
            others.add(Entry.Key.post(row.id("Id")));
        }
    }

    /** Answers can stand before their questions in the file. */
    private void placeAnswers() {
        for (var answer : answers) {
            var question = questions.get(answer.entry().parent());
            if (question == null) {
                skipped.add(answer.row()
                        .skipped("its question isn't there: ParentId "
                                + id(answer.entry().parent())));
            } else {
                place(question, answer.entry());
                threads.put(answer.entry().key(), question);
            }
        }
        for (var acceptance : acceptances) {
            var answered = threads.get(acceptance.answer());
            if (answered == null || !answered.entry().key().equals(acceptance.question())) {
                skipped.add(acceptance
                        .row()
                        .skipped("AcceptedAnswerId is no answer to this question, which comes"
                                + " without an accepted one: "
                                + acceptance.answer().id()));
            }
        }
    }

    private void comment(Row row) throws RowBroken {
        var comment = Entry.comment(row);
        if (others.contains(comment.parent())) {
            return;
        }
        var question = threads.get(comment.parent());
        if (question == null) {
            throw new RowBroken("its post isn't there: PostId " + id(comment.parent()));
        }
        addOnce(comment);
        place(question, comment);
    }

    private void vote(Row row) throws RowBroken {
        var post = Entry.Key.post(row.id("PostId"));
        if (row.id("VoteTypeId") != UP || others.contains(post)) {
            return;
        }
        if (!threads.containsKey(post)) {
            throw new RowBroken("its post isn't there: PostId " + post.id());
        }
        votes.merge(post, 1, Integer::sum);
    }

    private void link(Row row) throws RowBroken {
        long id = row.id("Id");
        var question = Entry.Key.post(row.id("PostId"));
        var before = Entry.Key.post(row.id("RelatedPostId"));
        if (row.id("LinkTypeId") != DUPLICATE) {
            return;
        }
        if (question.equals(before) || !questions.containsKey(question) || !questions.containsKey(before)) {
            throw new RowBroken("is not between two questions that are there: " + question.id() + ", " + before.id());
        }
        duplicates.add(new Duplicate(id, question, before));
    }

    private void addOnce(Entry entry) throws RowBroken {
        if (!seen.add(entry.key())) {
            throw new RowBroken("Id " + entry.key().id() + " is there already");
        }
        times.put(entry.key(), entry.at());
    }

    private void place(Question question, Entry reply) {
        var earliest = times.getOrDefault(reply.parent(), question.entry().at());
        var placed = reply.notBefore(earliest);
        times.put(placed.key(), placed.at());
        question.replies().add(placed);
    }

    private static String id(Entry.@Nullable Key key) {
        return key == null ? "" : Long.toString(key.id());
    }
}
