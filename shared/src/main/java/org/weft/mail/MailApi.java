package org.weft.mail;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.session.Viewer;

/** {@code /api/mail}: when the viewer wants to be mailed. */
@Path("/mail")
@Consumes("application/json")
@Produces("application/json")
public final class MailApi {
    private final Rhythms rhythms;

    public MailApi(Rhythms rhythms) {
        this.rhythms = rhythms;
    }

    @GET
    public Rhythms.Told of(@Context Viewer viewer) {
        return rhythms.of(viewer);
    }

    @PUT
    public Rhythms.Told set(@Context Viewer viewer, Rhythms.Wanted wanted) {
        return rhythms.set(viewer, wanted);
    }
}
