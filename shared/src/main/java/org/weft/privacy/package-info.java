/**
 * What is stored of one person, to be taken along and to be erased (GDPR articles 15, 17 and 20). It knows the tables of
 * all features, as a list that {@code DossierTest} holds against the database. Column: person.erased_at.
 */
@NullMarked
package org.weft.privacy;

import org.jspecify.annotations.NullMarked;
