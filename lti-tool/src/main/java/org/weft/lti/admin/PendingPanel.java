package org.weft.lti.admin;

import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.weft.admin.Panel;
import org.weft.admin.Visit;

/** LMSs that came without an invitation and wait for who runs the server. */
final class PendingPanel implements Panel {
    private final Jdbi jdbi;

    PendingPanel(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String html(Visit visit) {
        var words = visit.words();
        var pending = jdbi.withExtension(InstallationDao.class, InstallationDao::pending);
        return pending.isEmpty()
                ? ""
                : pending.stream()
                        .map(each -> InstallationsSection.row(
                                words,
                                visit.organizationAddress(each.organization()) + "/" + InstallationsSection.PATH + "/"
                                        + each.id().text(),
                                each))
                        .collect(Collectors.joining(
                                "",
                                "<h2>%s</h2>\n<p>%s</p>\n<ul class=\"rows\">"
                                        .formatted(words.html("pending"), words.html("pending.hint")),
                                "</ul>\n"));
    }
}
