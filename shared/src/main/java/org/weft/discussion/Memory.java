package org.weft.discussion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Set;
import org.weft.activity.Event;
import org.weft.base.Json;
import org.weft.people.OrganizationId;

/** What this node keeps in memory of forums and threads follows what happens on all nodes. */
final class Memory {
    /** After which what is kept about a thread is another. */
    private static final Set<String> RESHAPED =
            Set.of("thread-moved", "thread-merged", "thread-changed", "thread-removed");

    private final Forums forums;
    private final Heads heads;
    private final Pages pages;

    Memory(Forums forums, Heads heads, Pages pages) {
        this.forums = forums;
        this.heads = heads;
        this.pages = pages;
    }

    void hear(Event event) {
        var organization = new OrganizationId(event.organization());
        if (event.verb().equals(Forums.CHANGED)) {
            forums.forget(organization, new ForumId(event.stream()));
            return;
        }
        try {
            var thread = new ThreadId(
                    Json.MAPPER.readTree(event.data()).path("thread").asLong());
            if (RESHAPED.contains(event.verb())) {
                heads.forget(organization, thread);
            }
            pages.changed(organization, thread);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL's jsonb is JSON", e);
        }
    }
}
