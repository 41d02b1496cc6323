package org.weft.uploads;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.http.Bodies;
import org.weft.session.Viewer;

/** {@code /api/uploads}: bytes in as they are, and out again as nothing that a browser would run. */
@Path("/uploads")
public final class UploadsApi {
    /** What stands at an address never changes, but who may see it can. */
    private static final int FRESH_SECONDS = 3600;

    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Uploads uploads;
    private final Readers readers;
    private final Room room = new Room(Runtime.getRuntime().maxMemory() / 4);

    public UploadsApi(Uploads uploads, Readers readers) {
        this.uploads = uploads;
        this.readers = readers;
    }

    /** What a file is called by its type and length decides nothing, so all come as the same type. */
    @POST
    @Consumes("application/octet-stream")
    @Produces("application/json")
    public Response add(
            @Context Viewer viewer,
            @QueryParam("name") @DefaultValue("") String name,
            @HeaderParam("Content-Length") @Nullable Long length,
            InputStream body) {
        uploads.requireRoom(viewer);
        int most = uploads.limit(viewer).bytes();
        int wanted = length == null || length < 0 || length > most ? most : length.intValue();
        var upload = room.during(wanted, () -> uploads.add(viewer, name, bytes(body, most)));
        return Response.status(201)
                .header("Location", "/api/uploads/" + upload.id().text())
                .entity(upload)
                .build();
    }

    @GET
    @Path("/{upload}")
    public Response read(@Context Viewer viewer, @Context Request request, @PathParam("upload") UploadId upload) {
        var found = uploads.read(viewer, upload, readers);
        var tag = new EntityTag(found.hash());
        var known = request.evaluatePreconditions(tag);
        var answer = known != null
                ? closed(found.data(), known)
                : Response.ok((StreamingOutput) out -> copy(found.data(), out), type(found.mediaType()))
                        .header("Content-Length", found.bytes())
                        .header("Content-Disposition", disposition(found.name()));
        return answer.tag(tag)
                .header("Cache-Control", "private, max-age=" + FRESH_SECONDS)
                // Two tabs of a browser can be two people.
                .header("Vary", "Authorization")
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    /** @throws Refusal.Invalid {@code upload-too-large}, after all of it was taken, so that the sender hears it */
    private static byte[] bytes(InputStream body, int most) {
        try {
            var bytes = body.readNBytes(most + 1);
            if (bytes.length <= most) {
                return bytes;
            }
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException e) {
            throw Bodies.unreadable(e);
        }
        throw new Refusal.Invalid("upload-too-large", "Larger than is allowed here")
                .with("limit", most / (1024 * 1024));
    }

    private static Response.ResponseBuilder closed(InputStream data, Response.ResponseBuilder answer) {
        try {
            data.close();
        } catch (IOException e) {
            throw new WebApplicationException(e, 500);
        }
        return answer;
    }

    private static void copy(InputStream data, OutputStream out) throws IOException {
        try (data) {
            data.transferTo(out);
        }
    }

    /** Said, since the server would say another. */
    private static String type(String mediaType) {
        return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
    }

    private static String disposition(@Nullable String name) {
        return name == null
                ? "inline"
                : "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
    }
}
