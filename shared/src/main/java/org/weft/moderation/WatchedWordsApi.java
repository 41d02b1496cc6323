package org.weft.moderation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.session.Viewer;

/** {@code /api/words}, of a place, for its staff. */
@Path("/words")
@Consumes("application/json")
@Produces("application/json")
public final class WatchedWordsApi {
    private final WatchedWords words;

    public WatchedWordsApi(WatchedWords words) {
        this.words = words;
    }

    @GET
    public WatchedWords.Lists list(@Context Viewer viewer) {
        return words.list(viewer);
    }

    @PUT
    @Path("/{word}")
    public WatchedWords.Lists put(@Context Viewer viewer, @PathParam("word") String word, WatchedWords.Wanted wanted) {
        words.put(viewer, word, wanted.effect());
        return list(viewer);
    }

    @DELETE
    @Path("/{word}")
    public WatchedWords.Lists remove(@Context Viewer viewer, @PathParam("word") String word) {
        words.remove(viewer, word);
        return list(viewer);
    }
}
