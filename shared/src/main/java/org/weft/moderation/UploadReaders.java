package org.weft.moderation;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.weft.content.ContentId;
import org.weft.discussion.Discussion;
import org.weft.session.Viewer;
import org.weft.uploads.Readers;
import org.weft.uploads.UploadId;

/** Files of posts for who sees the post, and those of what waits for the staff that is asked. */
public final class UploadReaders implements Readers {
    private final Jdbi jdbi;
    private final Discussion discussion;
    private final Desks desks;

    public UploadReaders(Jdbi jdbi, Discussion discussion, Desks desks) {
        this.jdbi = jdbi;
        this.discussion = discussion;
        this.desks = desks;
    }

    @Override
    public boolean shows(Viewer viewer, ContentId post) {
        return discussion.shows(viewer, post);
    }

    @Override
    public Optional<Waiting> waits(Viewer viewer, UploadId upload) {
        return viewer.staff()
                ? jdbi.withExtension(HeldDao.class, dao -> dao.waiting(viewer.organization(), desks.of(viewer), upload))
                : Optional.empty();
    }
}
