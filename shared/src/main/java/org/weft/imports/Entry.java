package org.weft.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question, an answer or a comment as the dump has it.
 *
 * @param parent what it stands under: for an answer the question, for a comment a question or an answer
 * @param user null when nobody is named
 * @param text HTML; of a comment Markdown
 */
record Entry(Key key, @Nullable Key parent, @Nullable Long user, Instant at, String text) {
    /** Posts and comments are numbered apart. {@code kind} is {@code post} or {@code comment}. */
    record Key(String kind, long id) {
        static Key post(long id) {
            return new Key("post", id);
        }
    }

    static Entry post(Row row, @Nullable Key parent) throws RowBroken {
        return new Entry(
                Key.post(row.id("Id")), parent, row.user("OwnerUserId"), row.at("CreationDate"), row.text("Body"));
    }

    static Entry comment(Row row) throws RowBroken {
        return new Entry(
                new Key("comment", row.id("Id")),
                Key.post(row.id("PostId")),
                row.user("UserId"),
                row.at("CreationDate"),
                row.text("Text"));
    }

    boolean comment() {
        return key.kind().equals("comment");
    }

    /** Never before what it stands under. */
    Entry notBefore(Instant earliest) {
        return at.isBefore(earliest) ? new Entry(key, parent, user, earliest, text) : this;
    }
}
