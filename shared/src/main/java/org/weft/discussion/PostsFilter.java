package org.weft.discussion;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.http.Bearer;
import org.weft.session.Sessions;

/**
 * {@code GET /api/threads/{id}/posts?view=&order=&cursor=} or {@code &at=<number>}: the hottest path, so a filter
 * before JAX-RS.
 */
final class PostsFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    private static final Pattern POSTS = Pattern.compile("/api/threads/[^/]+/posts");

    private final transient Sessions sessions;
    private final transient Pages pages;

    PostsFilter(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("GET")
                || !POSTS.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var viewer = sessions.viewer(Bearer.token(request));
            var json = pages.page(viewer, wanted(request));
            response.setContentType("application/json");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(json.length);
            response.getOutputStream().write(ByteBuffer.wrap(json)); // An array of more than 32 kB is sent in parts.
        } catch (RuntimeException e) {
            Bearer.answer(e, response);
        }
    }

    private static Pages.Wanted wanted(HttpServletRequest request) {
        var view = request.getParameter("view");
        var order = request.getParameter("order");
        return new Pages.Wanted(
                thread(request),
                view == null ? View.THREADED : View.fromString(view),
                order == null ? Order.OLDEST : Order.fromString(order),
                request.getParameter("cursor"),
                at(request.getParameter("at")));
    }

    private static ThreadId thread(HttpServletRequest request) {
        var path = request.getRequestURI();
        int end = path.lastIndexOf('/');
        try {
            return ThreadId.valueOf(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
        } catch (NumberFormatException e) {
            throw new Refusal.NotFound("thread-not-found", "Not the id of a thread");
        }
    }

    private static @Nullable Integer at(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Refusal.Invalid("at-invalid", "Not the number of a post", "at");
        }
    }
}
