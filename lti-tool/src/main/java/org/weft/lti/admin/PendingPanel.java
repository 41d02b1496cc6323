package org.weft.lti.admin;

import org.jdbi.v3.core.Jdbi;
import org.weft.admin.Html;
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
                : "<h2>%s</h2>\n<p>%s</p>\n".formatted(words.html("pending"), words.html("pending.hint"))
                        + Html.rows(pending, each -> InstallationsSection.row(words, address(visit, each), each));
    }

    private static String address(Visit visit, InstallationDao.Entry each) {
        return visit.organizationAddress(each.organization()) + "/" + InstallationsSection.PATH + "/"
                + each.id().text();
    }
}
