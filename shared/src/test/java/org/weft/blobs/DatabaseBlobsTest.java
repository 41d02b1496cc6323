package org.weft.blobs;

import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.db.TestDatabase;
import org.weft.people.OrganizationId;
import org.weft.people.Organizations;

class DatabaseBlobsTest implements BlobStoreContract {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Organizations SCHOOLS = new Organizations(DATABASE.jdbi(), Clock.systemUTC());
    private static final OrganizationId ONE = SCHOOLS.findOrAdd("One").organizationId();
    private static final OrganizationId OTHER = SCHOOLS.findOrAdd("Other").organizationId();

    @Override
    public BlobStore store() {
        return new BlobPlace.InDatabase().open(DATABASE.jdbi(), Clock.systemUTC());
    }

    @Override
    public OrganizationId one() {
        return ONE;
    }

    @Override
    public OrganizationId other() {
        return OTHER;
    }
}
