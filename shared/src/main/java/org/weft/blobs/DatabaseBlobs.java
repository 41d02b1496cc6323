package org.weft.blobs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.OrganizationId;

/** Bytes as rows. */
final class DatabaseBlobs implements BlobStore {
    private final Jdbi jdbi;

    DatabaseBlobs(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void put(OrganizationId organization, String hash, byte[] data) {
        jdbi.useExtension(BlobDataDao.class, dao -> dao.put(organization, hash, data));
    }

    @Override
    public Optional<InputStream> get(OrganizationId organization, String hash) {
        return jdbi.withExtension(BlobDataDao.class, dao -> dao.get(organization, hash))
                .map(ByteArrayInputStream::new);
    }

    @Override
    public void remove(OrganizationId organization, String hash) {
        jdbi.useExtension(BlobDataDao.class, dao -> dao.remove(organization, hash));
    }

    interface BlobDataDao {
        @SqlUpdate("""
                insert into blob_data (organization_id, hash, data)
                values (:organization, decode(:hash, 'hex'), :data)
                on conflict do nothing
                """)
        void put(OrganizationId organization, String hash, byte[] data);

        @SqlQuery("""
                select data
                from blob_data
                where organization_id = :organization and hash = decode(:hash, 'hex')
                """)
        Optional<byte[]> get(OrganizationId organization, String hash);

        @SqlUpdate("""
                delete from blob_data
                where organization_id = :organization and hash = decode(:hash, 'hex')
                """)
        void remove(OrganizationId organization, String hash);
    }
}
