package org.weft.discussion;

import org.weft.people.PersonId;
import org.weft.places.Role;

/** Who wrote something; {@code role} is what they are in the place now. */
public record Author(PersonId id, String name, Role role) {}
