package org.weft.product;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.base.Id;
import org.weft.people.OrganizationId;
import org.weft.session.Secrets;

/**
 * {@code GET /go/{placement}/{content}}: a link to a post, from a mail or a chat. Leads to the host's page that the
 * placement stands on; the host proves who is asking, and the widget opens at the post. The link itself opens nothing.
 */
final class GoServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Jdbi jdbi;
    private final transient URI publicUrl;

    GoServlet(Jdbi jdbi, URI publicUrl) {
        this.jdbi = jdbi;
        this.publicUrl = publicUrl;
    }

    record Spot(@Nullable String openUrl, @Nullable String returnUrl) {
        /** The host's page, opened at the target if the host can do that; null if we don't know the page. */
        @Nullable
        String address(String target) {
            return openUrl == null || returnUrl == null
                    ? returnUrl
                    : openUrl.replace("{page}", returnUrl).replace("{target}", encode(target));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parts = String.valueOf(request.getPathInfo()).split("/", -1);
        var goal = parts.length == 3 ? goal(parts[1], parts[2]) : Optional.<String>empty();
        if (goal.isEmpty()) {
            response.sendError(404);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(goal.get());
    }

    private Optional<String> goal(String key, String content) {
        try {
            Id.parse(content);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        var target = publicUrl.resolve("/lti/launch?post=" + content).toString();
        return Secrets.organization(key)
                .flatMap(organization -> jdbi.withExtension(GoDao.class, dao -> dao.find(organization, key)))
                .flatMap(spot -> Optional.ofNullable(spot.address(target)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @RegisterConstructorMapper(Spot.class)
    interface GoDao {
        @SqlQuery("""
                select i.open_url, l.return_url
                from placement l
                join place c on c.organization_id = l.organization_id and c.id = l.place_id
                join installation i on i.organization_id = c.organization_id and i.id = c.installation_id
                where l.organization_id = :organization and l.key = :key
                """)
        Optional<Spot> find(OrganizationId organization, String key);
    }
}
