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
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.session.Secrets;

/**
 * {@code GET /go/{placement}/{content}}: a link to a post, from a mail or a chat. Leads to the host's page that the
 * placement stands on, or one of the same place that the post was moved to; the host proves who is asking, and the
 * widget opens at the post. {@code GET /go/{placement}} leads to the page alone. The link itself opens nothing.
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
        var goal =
                switch (parts.length) {
                    case 2 -> page(parts[1]);
                    case 3 -> goal(parts[1], parts[2]);
                    default -> Optional.<String>empty();
                };
        if (goal.isEmpty()) {
            response.sendError(404);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(goal.get());
    }

    private Optional<String> page(String key) {
        return Secrets.organization(key)
                .flatMap(organization -> jdbi.withExtension(GoDao.class, dao -> dao.page(organization, key)));
    }

    private Optional<String> goal(String key, String content) {
        ContentId post;
        try {
            post = ContentId.valueOf(content);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        var target = publicUrl.resolve("/lti/launch?post=" + content).toString();
        return Secrets.organization(key)
                .flatMap(organization -> jdbi.withExtension(GoDao.class, dao -> dao.find(organization, key, post)))
                .flatMap(spot -> Optional.ofNullable(spot.address(target)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @RegisterConstructorMapper(Spot.class)
    interface GoDao {
        @SqlQuery("""
                select i.open_url, coalesce(now.return_url, l.return_url) as return_url
                from placement l
                join place c on c.organization_id = l.organization_id and c.id = l.place_id
                join installation i on i.organization_id = c.organization_id and i.id = c.installation_id
                left join lateral (
                    select n.return_url
                    from post p
                    join thread t on t.organization_id = p.organization_id and t.id = p.thread_id
                    join forum_placement fp on fp.organization_id = t.organization_id and fp.forum_id = t.forum_id
                    join placement n on n.organization_id = fp.organization_id and n.id = fp.placement_id
                    where p.organization_id = l.organization_id and p.id = :post and n.place_id = l.place_id
                    order by n.id <> l.id, n.id
                    limit 1) now on true
                where l.organization_id = :organization and l.key = :key
                """)
        Optional<Spot> find(OrganizationId organization, String key, ContentId post);

        @SqlQuery("""
                select return_url
                from placement
                where organization_id = :organization and key = :key and return_url is not null
                """)
        Optional<String> page(OrganizationId organization, String key);
    }
}
