package org.weft.uploads;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Refusal;
import org.weft.blobs.BlobStore;
import org.weft.content.ContentId;
import org.weft.files.BrokenFile;
import org.weft.files.FileFound;
import org.weft.files.PictureTooLarge;
import org.weft.people.OrganizationId;
import org.weft.session.Viewer;
import org.weft.text.Attachment;

/** Takes pictures and files in, gives them to who may see their post, and removes what nothing refers to. */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    /** How long an upload waits for a text, and stays when its text lets it go, so that one can take it back. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** How long a draft that refers to it keeps it, from each time that it is saved. */
    private static final Duration KEPT_FOR_DRAFT = Duration.ofDays(30);

    private static final Duration LATELY = Duration.ofHours(1);
    private static final int MOST_LATELY = 60;
    /** Times the limit for one file. */
    private static final int MOST_SIZES_LATELY = 20;

    private static final int REMOVED_AT_ONCE = 1000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final BlobStore blobs;
    private final UploadLimits limits;

    public Uploads(Jdbi jdbi, Clock clock, BlobStore blobs) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.blobs = blobs;
        this.limits = new UploadLimits(jdbi);
    }

    /**
     * Bytes on their way to a reader; to be closed by whoever takes them.
     *
     * @param name null for an image, which is shown and not saved
     */
    record Download(String mediaType, @Nullable String name, String hash, long bytes, InputStream data) {}

    public UploadLimits limits() {
        return limits;
    }

    public UploadLimits.Limit limit(Viewer viewer) {
        return limits.of(viewer.organization());
    }

    /**
     * Refuses before the bytes are read.
     *
     * @throws Refusal.NotAllowed {@code not-allowed} for those who only read
     * @throws Refusal.TooMany for who has sent much in the last hour
     */
    void requireRoom(Viewer viewer) {
        if (!viewer.mayWrite()) {
            throw new Refusal.NotAllowed("not-allowed", "This role reads only");
        }
        var after = clock.instant().minus(LATELY);
        var sent = jdbi.withExtension(UploadDao.class, dao -> dao.sent(viewer.organization(), viewer.person(), after));
        if (sent.files() >= MOST_LATELY
                || sent.bytes() > (long) MOST_SIZES_LATELY * limit(viewer).bytes()) {
            throw new Refusal.TooMany((int) LATELY.toSeconds());
        }
    }

    /**
     * @throws Refusal.Invalid {@code upload-empty}, {@code upload-kind-not-allowed}, {@code image-broken},
     *     {@code image-too-large}
     */
    Upload add(Viewer viewer, String name, byte[] sent) {
        var file = look(viewer, name, sent);
        var organization = viewer.organization();
        var hash = hash(file.data());
        var now = clock.instant();
        jdbi.useExtension(UploadDao.class, dao -> dao.announce(organization, hash, now));
        blobs.put(organization, hash, file.data());
        return jdbi.withExtension(
                UploadDao.class,
                dao -> dao.add(
                        organization,
                        viewer.place(),
                        viewer.person(),
                        file,
                        file.data().length,
                        hash,
                        now,
                        now.plus(KEPT)));
    }

    /**
     * For who may see the post that it belongs to; while no text refers to it, for who sent it, and for staff who is to
     * look at a text that isn't written yet.
     *
     * @throws Refusal.NotFound {@code upload-not-found}
     */
    Download read(Viewer viewer, UploadId upload, Readers readers) {
        var found = jdbi.withExtension(UploadDao.class, dao -> dao.find(viewer.organization(), viewer.place(), upload))
                .orElseThrow(() -> notFound(upload));
        boolean anonymous = found.anonymous();
        if (!mayRead(viewer, found, readers)) {
            anonymous |= readers.waits(viewer, upload)
                    .orElseThrow(() -> notFound(upload))
                    .anonymous();
        }
        var data = blobs.get(viewer.organization(), found.hash()).orElseThrow(() -> notFound(upload));
        return new Download(
                found.mediaType(),
                found.width() != null ? null : nameOf(upload, found.name(), anonymous),
                found.hash(),
                found.bytes(),
                data);
    }

    /**
     * What a text may refer to, by id.
     *
     * @param content the post whose text it is; null for one that is new
     */
    public Map<Long, Attachment> usable(Viewer viewer, @Nullable ContentId content, Set<Long> ids) {
        return jdbi
                .withExtension(
                        UploadDao.class,
                        dao -> dao.usable(
                                viewer.organization(), viewer.place(), viewer.person(), content, List.copyOf(ids)))
                .stream()
                .collect(Collectors.toMap(
                        upload -> upload.id().value(),
                        upload -> new Attachment(upload.bytes(), upload.width(), upload.height())));
    }

    /**
     * Gives a post what its text refers to, in the transaction that writes the text.
     *
     * @throws Refusal.Conflict {@code upload-gone} when one was removed or used elsewhere since the text was rendered
     */
    public void attach(Handle handle, Viewer viewer, ContentId content, Collection<Long> ids) {
        int attached = handle.attach(UploadDao.class)
                .attach(viewer.organization(), viewer.person(), content, List.copyOf(ids));
        if (attached != ids.size()) {
            throw new Refusal.Conflict("upload-gone", "A file isn't there any more, or belongs to another post");
        }
    }

    /** Lets go what a post's text doesn't refer to any more. */
    public void keepOnly(Handle handle, OrganizationId organization, ContentId content, Collection<Long> ids) {
        handle.attach(UploadDao.class)
                .letGo(organization, content, List.copyOf(ids), clock.instant().plus(KEPT));
    }

    /** For a draft that was saved. */
    public void keepForDraft(Viewer viewer, Collection<Long> ids) {
        jdbi.useExtension(
                UploadDao.class,
                dao -> dao.keep(
                        viewer.organization(),
                        viewer.person(),
                        List.copyOf(ids),
                        clock.instant().plus(KEPT_FOR_DRAFT)));
    }

    /** Removes what nothing refers to, and bytes that nobody has any more; a job. */
    public void purge() {
        var now = clock.instant();
        jdbi.useExtension(UploadDao.class, dao -> dao.purge(now));
        var before = now.minus(LATELY);
        var unused = jdbi.withExtension(UploadDao.class, dao -> dao.unused(before, REMOVED_AT_ONCE));
        for (var blob : unused) {
            // The row is locked until the bytes are gone: who sends the same meanwhile waits, and stores them anew.
            jdbi.useTransaction(handle -> {
                if (handle.attach(UploadDao.class).forget(blob.organizationId(), blob.hash(), before) > 0) {
                    blobs.remove(blob.organizationId(), blob.hash());
                }
            });
        }
        LOG.debug("uploads purged, blobs={}", unused.size());
    }

    private FileFound look(Viewer viewer, String name, byte[] sent) {
        if (sent.length == 0) {
            throw new Refusal.Invalid("upload-empty", "There is nothing in it");
        }
        try {
            return FileFound.in(sent, name)
                    .filter(file -> limit(viewer).allows(file.kind()))
                    .orElseThrow(() ->
                            new Refusal.Invalid("upload-kind-not-allowed", "Files of this kind are not taken here"));
        } catch (BrokenFile e) {
            throw new Refusal.Invalid("image-broken", "The image can't be read: " + e.getMessage());
        } catch (PictureTooLarge e) {
            throw new Refusal.Invalid("image-too-large", String.valueOf(e.getMessage()))
                    .with("limit", PictureTooLarge.LIMIT);
        }
    }

    private static boolean mayRead(Viewer viewer, UploadDao.Stored stored, Readers readers) {
        var content = stored.contentId();
        return (stored.waiting() || content == null)
                ? stored.personId().equals(viewer.person()) && (stored.here() || content != null)
                : readers.shows(viewer, content);
    }

    /** What somebody without a name sent may be called by it. */
    private static String nameOf(UploadId upload, String name, boolean anonymous) {
        return anonymous ? "file-" + upload.text() + name.substring(name.lastIndexOf('.')) : name;
    }

    private static Refusal.NotFound notFound(UploadId upload) {
        return new Refusal.NotFound("upload-not-found", "No upload " + upload.text());
    }

    private static String hash(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
