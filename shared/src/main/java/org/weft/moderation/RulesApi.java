package org.weft.moderation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.session.Viewer;

/** {@code /api/rules}, of a place, for its staff. */
@Path("/rules")
@Consumes("application/json")
@Produces("application/json")
public final class RulesApi {
    private final Rules rules;

    public RulesApi(Rules rules) {
        this.rules = rules;
    }

    @GET
    public Rules.Settings get(@Context Viewer viewer) {
        Desks.requireStaff(viewer);
        return rules.of(viewer);
    }

    @PUT
    public Rules.Settings set(@Context Viewer viewer, Rules.Settings settings) {
        return rules.set(viewer, settings);
    }
}
