package org.weft.moderation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.Discussion;
import org.weft.session.Viewer;

/** {@code /api/posts/{post}/block} and {@code /api/blocks}, for staff. */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class BlocksApi {
    private final Blocks blocks;
    private final Discussion discussion;

    public BlocksApi(Blocks blocks, Discussion discussion) {
        this.blocks = blocks;
        this.discussion = discussion;
    }

    @PUT
    @Path("/posts/{post}/block")
    public void add(@Context Viewer viewer, @PathParam("post") ContentId post, Blocks.NewBlock block) {
        blocks.add(viewer, post, discussion.writer(viewer, post), block);
    }

    @GET
    @Path("/blocks")
    public Map<String, List<BlockDao.Block>> list(@Context Viewer viewer) {
        return Map.of("blocks", blocks.list(viewer));
    }

    @DELETE
    @Path("/blocks/{block}")
    public Map<String, List<BlockDao.Block>> lift(
            @Context Viewer viewer, @PathParam("block") BlockId block, @QueryParam("reason") @Nullable String reason) {
        blocks.lift(viewer, block, reason);
        return list(viewer);
    }
}
