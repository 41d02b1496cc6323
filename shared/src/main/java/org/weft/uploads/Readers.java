package org.weft.uploads;

import java.util.Optional;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** Who may read what others sent; those know who show it. */
public interface Readers {
    /** Whether the viewer sees what a post holds. */
    boolean shows(Viewer viewer, ContentId post);

    /** The text with an upload that waits for the viewer's decision. */
    Optional<Waiting> waits(Viewer viewer, UploadId upload);

    /** @param anonymous whether its author hides their name */
    record Waiting(boolean anonymous) {}
}
