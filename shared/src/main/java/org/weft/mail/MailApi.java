package org.weft.mail;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.session.Viewer;

/** {@code /api/mail}: when the viewer wants to be mailed; {@code /api/mail/returned}: that their address took none. */
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

    /** Mails are sent again to an address that took none. */
    @DELETE
    @Path("/returned")
    public Rhythms.Told again(@Context Viewer viewer) {
        return rhythms.mailAgain(viewer);
    }
}
