package org.weft.discussion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.weft.session.Viewer;

/** {@code /api/drafts}. */
@Path("/drafts")
@Consumes("application/json")
@Produces("application/json")
public final class DraftsApi {
    private final Drafts drafts;

    DraftsApi(Drafts drafts) {
        this.drafts = drafts;
    }

    @GET
    public Map<String, List<Drafts.Draft>> list(@Context Viewer viewer) {
        return Map.of("drafts", drafts.list(viewer));
    }

    @PUT
    @Path("/{key}")
    public void save(@Context Viewer viewer, @PathParam("key") String key, Drafts.Body body) {
        drafts.save(viewer, key, body);
    }

    @DELETE
    @Path("/{key}")
    public void remove(@Context Viewer viewer, @PathParam("key") String key) {
        drafts.remove(viewer, key);
    }
}
