/**
 * Where the bytes of files are kept: in the database, in a folder, or in a store that speaks S3. Table: blob_data.
 */
@NullMarked
package org.weft.blobs;

import org.jspecify.annotations.NullMarked;
