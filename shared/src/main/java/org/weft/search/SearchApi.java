package org.weft.search;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.session.Viewer;

/** {@code /api/search}. */
@Path("/search")
@Produces("application/json")
public final class SearchApi {
    private final Search search;

    public SearchApi(Search search) {
        this.search = search;
    }

    /** @param scope {@code page}, or {@code course} for all pages of it */
    @GET
    public Search.Page find(
            @Context Viewer viewer,
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("scope") @DefaultValue("page") String scope,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("zone") @Nullable String zone) {
        if (!scope.equals("page") && !scope.equals("course")) {
            throw new Refusal.Invalid("scope-invalid", "Not one of the values on offer", "scope");
        }
        return search.find(viewer, new Search.Wanted(typed, scope.equals("course"), cursor, zone));
    }
}
