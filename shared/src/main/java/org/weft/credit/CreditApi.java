package org.weft.credit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** {@code /api/credit}: one's own points, and for staff the rules, everyone's points and what became of them. */
@Path("/credit")
@Consumes("application/json")
@Produces("application/json")
public final class CreditApi {
    private final Credit credit;
    private final Deliveries deliveries;

    public CreditApi(Credit credit, Deliveries deliveries) {
        this.credit = credit;
        this.deliveries = deliveries;
    }

    /** @param decision send, overwrite or keep */
    public record Decided(@Nullable String decision) {}

    @GET
    public Credit.Overview overview(@Context Viewer viewer) {
        return credit.overview(viewer);
    }

    @PUT
    public Credit.Overview set(@Context Viewer viewer, Rules rules) {
        return credit.set(viewer, rules);
    }

    @GET
    @Path("/people")
    public Deliveries.Page people(
            @Context Viewer viewer,
            @QueryParam("problems") boolean problems,
            @QueryParam("cursor") @Nullable String cursor) {
        return deliveries.page(viewer, problems, cursor);
    }

    @GET
    @Path("/people/{person}")
    public Credit.Standing standing(@Context Viewer viewer, @PathParam("person") PersonId person) {
        return credit.standing(viewer, person);
    }

    @POST
    @Path("/people/{person}/given")
    public Credit.Standing give(@Context Viewer viewer, @PathParam("person") PersonId person, Credit.Gift gift) {
        return credit.give(viewer, person, gift);
    }

    @DELETE
    @Path("/people/{person}/given/{id}")
    public Credit.Standing takeBack(
            @Context Viewer viewer, @PathParam("person") PersonId person, @PathParam("id") long id) {
        return credit.takeBack(viewer, person, id);
    }

    @PUT
    @Path("/people/{person}/delivery")
    public void decide(@Context Viewer viewer, @PathParam("person") PersonId person, Decided decided) {
        deliveries.decide(viewer, person, decision(decided.decision()));
    }

    @POST
    @Path("/deliveries")
    public void sendAgain(@Context Viewer viewer) {
        deliveries.sendAgain(viewer);
    }

    private static Deliveries.Decision decision(@Nullable String word) {
        try {
            return Deliveries.Decision.valueOf(word == null ? "" : word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Invalid("decision-invalid", "One of send, overwrite, keep", "decision");
        }
    }
}
