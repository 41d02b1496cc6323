package org.weft.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.weft.session.Viewer;

/** {@code /api/audit}. */
@Path("/audit")
@Produces("application/json")
public final class AuditApi {
    private final Audit audit;

    public AuditApi(Audit audit) {
        this.audit = audit;
    }

    @GET
    public Audit.Page page(@Context Viewer viewer, @QueryParam("cursor") @Nullable String cursor) {
        return audit.page(viewer, cursor);
    }
}
