package org.weft.discussion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.weft.people.PersonId;
import org.weft.places.GroupId;
import org.weft.places.Places;
import org.weft.session.Viewer;

/** {@code /api/groups}: the place's groups, for its staff; {@code /api/groups/apart}: which are kept apart in the forum. */
@Path("/groups")
@Consumes("application/json")
@Produces("application/json")
public final class GroupsApi {
    private final Grouping grouping;

    GroupsApi(Grouping grouping) {
        this.grouping = grouping;
    }

    @GET
    public Grouping.Overview overview(@Context Viewer viewer) {
        return grouping.overview(viewer);
    }

    @POST
    public Grouping.Overview add(@Context Viewer viewer, Grouping.NewGroup group) {
        grouping.add(viewer, group);
        return grouping.overview(viewer);
    }

    @PUT
    @Path("/apart")
    public Grouping.Overview keepApart(@Context Viewer viewer, Grouping.Apart apart) {
        grouping.keepApart(viewer, apart.set());
        return grouping.overview(viewer);
    }

    @DELETE
    @Path("/{group}")
    public Grouping.Overview remove(@Context Viewer viewer, @PathParam("group") GroupId group) {
        grouping.remove(viewer, group);
        return grouping.overview(viewer);
    }

    @GET
    @Path("/{group}/members")
    public Map<String, List<Places.Member>> members(@Context Viewer viewer, @PathParam("group") GroupId group) {
        return Map.of("members", grouping.members(viewer, group));
    }

    @PUT
    @Path("/{group}/members/{person}")
    public Map<String, List<Places.Member>> put(
            @Context Viewer viewer, @PathParam("group") GroupId group, @PathParam("person") PersonId person) {
        grouping.put(viewer, group, person);
        return members(viewer, group);
    }

    @DELETE
    @Path("/{group}/members/{person}")
    public Map<String, List<Places.Member>> takeOut(
            @Context Viewer viewer, @PathParam("group") GroupId group, @PathParam("person") PersonId person) {
        grouping.takeOut(viewer, group, person);
        return members(viewer, group);
    }
}
