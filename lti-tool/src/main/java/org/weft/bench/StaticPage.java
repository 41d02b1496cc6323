package org.weft.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.weft.server.Mount;

/** A page of posts as a file, from memory: the most that this server can do. */
public final class StaticPage extends HttpServlet {
    static final String PATH = "/bench/page.json";
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private transient volatile byte @Nullable [] bytes;

    private StaticPage(Path file) {
        this.file = file;
    }

    /** @param data the server's data folder, which has the file once it was loaded */
    public static Mount mount(Path data) {
        return Mount.servlet(PATH, new StaticPage(file(data)));
    }

    static Path file(Path data) {
        return data.resolve("page.json");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var known = bytes;
        if (known == null) {
            known = Files.readAllBytes(file);
            bytes = known;
        }
        response.setContentType("application/json");
        response.setContentLength(known.length);
        response.getOutputStream().write(known);
    }
}
