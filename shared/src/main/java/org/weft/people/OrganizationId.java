package org.weft.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** A customer: a school, a company. No query crosses it. */
public record OrganizationId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static OrganizationId valueOf(String text) {
        return new OrganizationId(Id.parse(text));
    }
}
