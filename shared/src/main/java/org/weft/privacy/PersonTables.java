package org.weft.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every column that names a person, and what becomes of its rows when that person is erased. */
final class PersonTables {
    private PersonTables() {}

    /** What becomes of a row. */
    enum Fate {
        /** It is theirs alone, and goes. */
        GOES,
        /** Others read it, or it says what happened: it stays, with somebody who is called nothing. */
        STAYS
    }

    /**
     * @param word what it is called where it is counted; null for what isn't
     */
    record Column(
            String table,
            String column,
            Fate fate,
            @Nullable String word) {}

    /** In an order in which rows can go. */
    static final List<Column> ALL = List.of(
            goes("notification", "person_id", "notifications"),
            goes("notification_choice", "person_id", "settings"),
            goes("mail", "person_id", "mails"),
            goes("mail_received", "person_id", null),
            goes("mail_bounce", "person_id", null),
            goes("mail_rhythm", "person_id", null),
            goes("follow", "person_id", "follows"),
            goes("mute", "person_id", "mutes"),
            goes("mute", "muted_id", null),
            goes("draft", "person_id", "drafts"),
            goes("held", "person_id", "held"),
            goes("feed", "person_id", "feeds"),
            goes("tag_feed", "person_id", null),
            goes("reading", "person_id", "reading"),
            goes("discussion_preference", "person_id", null),
            goes("pace", "person_id", null),
            goes("forum_pace", "person_id", null),
            goes("deflection", "person_id", null),
            goes("forum_invitation", "invited_by", null),
            goes("block", "person_id", "blocks"),
            goes("credit_given", "person_id", "points"),
            goes("credit_score", "person_id", null),
            goes("group_member", "person_id", "groups"),
            goes("member", "person_id", "courses"),
            goes("identity", "person_id", "identities"),
            stays("content", "author_id", "posts"),
            stays("content", "owner_id", null),
            stays("thread", "owner_id", null),
            stays("thread", "locked_by", null),
            stays("thread_person", "person_id", null),
            stays("post", "endorsed_by", null),
            stays("post", "edited_by", null),
            stays("post_version", "editor_id", null),
            stays("alias", "person_id", null),
            stays("vote", "person_id", "votes"),
            stays("reaction", "person_id", "reactions"),
            stays("flag", "person_id", "flags"),
            stays("upload", "person_id", "uploads"),
            stays("block", "blocked_by", null),
            stays("audit", "actor_id", "acts"),
            stays("credit_given", "given_by", null),
            stays("earlier_author", "person_id", null),
            stays("harvest", "harvested_by", null));

    private static Column goes(String table, String column, @Nullable String word) {
        return new Column(table, column, Fate.GOES, word);
    }

    private static Column stays(String table, String column, @Nullable String word) {
        return new Column(table, column, Fate.STAYS, word);
    }
}
