package org.weft.discussion;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.weft.session.Viewer;

/** Writes down that something about a thread changed; open pages are told after the commit. */
final class News {
    private News() {}

    static void tell(Handle handle, Viewer viewer, Heads.Head thread, String verb, String data, Instant at) {
        handle.attach(ThreadDao.class)
                .tell(
                        viewer.organization(),
                        viewer.place(),
                        thread.forumId(),
                        verb,
                        thread.audience().word(),
                        thread.ownerId(),
                        viewer.person(),
                        data,
                        at);
    }
}
