package org.weft.discussion;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.content.Visibility;
import org.weft.session.Viewer;

/** A whole thread to take away, as Markdown to read or as JSON to work with: what the viewer sees, as it was typed. */
final class Export {
    /** So many posts at a time, however long the thread is. */
    private static final int FETCHED = 200;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern UPLOAD = Pattern.compile("!?\\[((?:\\\\.|[^\\]\\\\])*)\\]\\(upload:\\d+\\)");
    private static final Pattern MENTION = Pattern.compile("@\\[([^\\]]*)\\]\\(person:\\d+\\)");
    private static final String SQL = """
            select po.number, po.parent_number,
                   case when c.alias is not null then 'Anonymous ' || c.alias when %1$s then pe.name
                        else 'Somebody of another course' end as name,
                   case when c.alias is null then coalesce(m.role, 'learner') end as role, c.created_at,
                   case when c.place_id = :place then po.source
                        else regexp_replace(po.source, '@\\[[^\\]]*\\]\\(person:\\d+\\)', '@…', 'g') end as source,
                   po.format, po.votes, po.id = t.accepted_post_id as accepted,
                   case when e.id is null or %2$s then e.name else 'staff of another course' end as endorsed_by,
                   c.state <> 'visible' as deleted, c.state = 'hidden' as hidden,
                   %3$s as muted, po.origin, po.title
            from post po
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join person pe on pe.organization_id = c.organization_id and pe.id = c.author_id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            left join member m on m.organization_id = c.organization_id and m.place_id = c.place_id
                and m.person_id = c.author_id
            left join person e on e.organization_id = po.organization_id and e.id = po.endorsed_by
            where po.organization_id = :organization and po.thread_id = :thread and po.number > :after
            order by po.number
            limit :limit
            """.formatted(
                    Visibility.known("c.place_id", "c.author_id"),
                    Visibility.known("null", "po.endorsed_by"),
                    Muted.sql(Visibility.Eye.VIEWER, Muted.Written.POST));

    private final Jdbi jdbi;
    private final Threads threads;
    private final Heads heads;

    Export(Jdbi jdbi, Threads threads, Heads heads) {
        this.jdbi = jdbi;
        this.threads = threads;
        this.heads = heads;
    }

    /** One post as it was typed; of one that is deleted, or by somebody whom the viewer muted, only the number is left. */
    record Row(
            int number,
            @Nullable Integer parentNumber,
            String name,
            @Nullable String role,
            Instant createdAt,
            String source,
            String format,
            int votes,
            @Nullable Boolean accepted,
            @Nullable String endorsedBy,
            boolean deleted,
            boolean hidden,
            boolean muted,
            @Nullable String origin,
            @Nullable String title) {
        boolean told() {
            return !deleted && !muted;
        }
    }

    /** Writes something to a stream. */
    interface Output {
        void to(OutputStream out) throws IOException;
    }

    /** @throws org.weft.base.Refusal.NotFound {@code thread-not-found}, before anything is written */
    Output markdown(Viewer viewer, ThreadId thread) {
        var row = threads.view(viewer, thread).row();
        return out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write("# " + row.title().replaceAll("\\R", " ") + "\n");
            if (!row.tags().isEmpty()) {
                writer.write("\n#" + String.join(" #", row.tags()) + "\n");
            }
            each(viewer, thread, post -> write(writer, post));
            writer.flush();
        };
    }

    /** @throws org.weft.base.Refusal.NotFound {@code thread-not-found}, before anything is written */
    Output json(Viewer viewer, ThreadId thread) {
        var row = threads.view(viewer, thread).row();
        return out -> {
            try (var json = Json.MAPPER.createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.writeStartObject();
                json.writePOJOField("thread", row);
                json.writeArrayFieldStart("posts");
                each(viewer, thread, post -> write(json, post));
                json.writeEndArray();
                json.writeEndObject();
            }
        };
    }

    /** No connection is held while a slow reader takes its time. */
    private void each(Viewer viewer, ThreadId thread, Consumer<Row> act) {
        var rows = page(viewer, thread, 0);
        if (heads.withheld(viewer, heads.thread(viewer, thread))) {
            rows.stream().limit(1).forEach(act);
            return;
        }
        while (!rows.isEmpty()) {
            rows.forEach(act);
            rows = page(viewer, thread, rows.get(rows.size() - 1).number());
        }
    }

    private List<Row> page(Viewer viewer, ThreadId thread, int after) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bindMap(viewer.bindings())
                .bind("thread", thread)
                .bind("after", after)
                .bind("limit", FETCHED)
                .mapTo(Row.class)
                .list());
    }

    private static void write(Writer writer, Row post) {
        try {
            writer.write("\n---\n\n**#" + post.number() + "** ");
            if (!post.told()) {
                writer.write(
                        post.hidden()
                                ? "*hidden by staff*\n"
                                : post.deleted() ? "*removed*\n" : "*by someone you muted*\n");
                return;
            }
            writer.write(post.name() + (post.role() == null ? "" : " (" + post.role() + ")") + ", "
                    + TIME.format(post.createdAt()));
            writer.write(post.parentNumber() == null ? "" : ", in reply to #" + post.parentNumber());
            writer.write(Boolean.TRUE.equals(post.accepted()) ? ", **accepted answer**" : "");
            writer.write(post.endorsedBy() == null ? "" : ", endorsed by " + post.endorsedBy());
            writer.write(post.votes() == 0 ? "" : ", votes: " + post.votes());
            writer.write(post.origin() == null ? "" : ", from <" + post.origin() + ">");
            writer.write(post.title() == null ? "" : "\n\n## " + post.title());
            writer.write("\n\n" + words(post) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Row post) {
        try {
            json.writeStartObject();
            json.writeNumberField("number", post.number());
            json.writePOJOField("replyTo", post.parentNumber());
            json.writeBooleanField("deleted", post.deleted());
            json.writeBooleanField("muted", post.muted());
            if (post.told()) {
                json.writeStringField("author", post.name());
                json.writeStringField("role", post.role());
                json.writeStringField("createdAt", post.createdAt().toString());
                json.writeStringField("format", post.format());
                json.writeStringField("text", words(post));
                json.writeNumberField("votes", post.votes());
                json.writeBooleanField("accepted", Boolean.TRUE.equals(post.accepted()));
                json.writeStringField("endorsedBy", post.endorsedBy());
                json.writeStringField("origin", post.origin());
                json.writeStringField("title", post.title());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mentions by name, pictures and files by their words: an id says nothing elsewhere. */
    private static String words(Row post) {
        var named = MENTION.matcher(post.source()).replaceAll("@$1");
        return UPLOAD.matcher(named).replaceAll("[$1]");
    }
}
