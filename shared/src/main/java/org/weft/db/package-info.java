/**
 * The database: {@link org.weft.db.Database} is the pool, Jdbi and the migrations that features use;
 * {@link org.weft.db.Cluster} is the PostgreSQL that we run ourselves when no other one is given. Features keep their
 * SQL in DAOs of their own.
 */
@NullMarked
package org.weft.db;

import org.jspecify.annotations.NullMarked;
