package org.weft.session;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.weft.base.Json;

/** {@code /widgets/*}: the bundle, from the class path into memory. A name has its content's hash in it, so it never changes. */
public final class WidgetFiles extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String FOLDER = "/org/weft/widgets/";
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");

    private final transient Map<String, String> names;
    private final transient Map<String, byte[]> files = new HashMap<>();

    /** @throws IllegalStateException when the bundle isn't on the class path */
    public WidgetFiles() {
        try {
            names = Json.MAPPER.readValue(bytes("manifest.json"), new TypeReference<Map<String, String>>() {});
            for (var name : names.values()) {
                files.put(name, bytes(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hashed name, for example {@code weft-1f3a.js} for {@code weft.js}. */
    public String name(String plain) {
        var name = names.get(plain);
        if (name == null) {
            throw new IllegalStateException("No " + plain + " in the widgets' manifest");
        }
        return name;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        var name = path == null ? "" : path.substring(1);
        var file = files.get(name);
        if (file == null) {
            response.sendError(404);
            return;
        }
        response.setContentType(
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = WidgetFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The widget bundle misses " + name);
            }
            return in.readAllBytes();
        }
    }
}
