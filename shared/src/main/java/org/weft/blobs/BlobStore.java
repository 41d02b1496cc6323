package org.weft.blobs;

import java.io.InputStream;
import java.util.Optional;
import org.weft.people.OrganizationId;

/**
 * Keeps bytes by their hash, for each organization apart. Putting what is there and removing what isn't are fine.
 * Whatever goes wrong is an {@link org.weft.base.StorageUnavailable}, or the database's own exception.
 */
public interface BlobStore {
    /**
     * All of it or nothing.
     *
     * @param hash SHA-256 of the data, 64 lower-case hex characters
     */
    void put(OrganizationId organization, String hash, byte[] data);

    /** To be closed by the caller; empty when it isn't there. */
    Optional<InputStream> get(OrganizationId organization, String hash);

    void remove(OrganizationId organization, String hash);
}
