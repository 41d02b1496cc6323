package org.weft.lti.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.weft.session.Secrets;

/** Serves the script and the style of our pages, each under an address that changes with its content. */
public final class Assets extends HttpServlet {
    public static final String PATH = "/lti/assets/*";

    private static final List<String> NAMES = List.of(
            "close.js",
            "console.css",
            "copy.js",
            "height.js",
            "icon.svg",
            "install.css",
            "page.css",
            "picker.css",
            "picker.js",
            "proof.js",
            "visit.css");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml");

    private final transient Map<String, Asset> assets;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asset(byte[] bytes, String type, String path) {}

    public Assets() {
        assets = NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, Assets::read));
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

    private static Asset read(String name) {
        var type = Objects.requireNonNull(TYPES.get(name.substring(name.indexOf('.') + 1)));
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
