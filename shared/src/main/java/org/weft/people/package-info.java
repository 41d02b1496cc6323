/**
 * Organizations, the installations of hosts in them, and people with the identities that hosts give them.
 * Tables: organization, installation, person, identity.
 */
@NullMarked
package org.weft.people;

import org.jspecify.annotations.NullMarked;
