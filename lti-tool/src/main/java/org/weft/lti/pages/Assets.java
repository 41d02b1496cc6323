package org.weft.lti.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.weft.session.Secrets;

/** Serves the script and the style of our pages, each under an address that changes with its content. */
public final class Assets extends HttpServlet {
    public static final String PATH = "/lti/assets/*";

    private final transient Map<String, Asset> assets;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asset(byte[] bytes, String type, String path) {}

    public Assets() {
        assets = Map.of(
                "proof.js", read("proof.js", "text/javascript;charset=utf-8"),
                "close.js", read("close.js", "text/javascript;charset=utf-8"),
                "copy.js", read("copy.js", "text/javascript;charset=utf-8"),
                "install.css", read("install.css", "text/css;charset=utf-8"),
                "icon.svg", read("icon.svg", "image/svg+xml"),
                "picker.js", read("picker.js", "text/javascript;charset=utf-8"),
                "picker.css", read("picker.css", "text/css;charset=utf-8"),
                "visit.css", read("visit.css", "text/css;charset=utf-8"),
                "console.css", read("console.css", "text/css;charset=utf-8"),
                "page.css", read("page.css", "text/css;charset=utf-8"));
    }

    /** Where a page finds it, for example {@code /lti/assets/proof.js?v=1f8a0c3e}. */
    public String path(String name) {
        var asset = assets.get(name);
        if (asset == null) {
            throw new IllegalStateException("No asset " + name);
        }
        return asset.path();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        var asset = path == null || path.isEmpty() ? null : assets.get(path.substring(1));
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(asset.type());
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(asset.bytes());
    }

    private static Asset read(String name, String type) {
        try (var in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No asset " + name + " on the class path");
            }
            var bytes = in.readAllBytes();
            var hash = Secrets.hash(new String(bytes, StandardCharsets.UTF_8));
            var version = HexFormat.of().formatHex(hash, 0, 4);
            return new Asset(bytes, type, "/lti/assets/" + name + "?v=" + version);
        } catch (IOException e) {
            throw new UncheckedIOException("Asset " + name + " can't be read", e);
        }
    }
}
