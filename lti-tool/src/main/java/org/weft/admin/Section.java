package org.weft.admin;

/** Pages of the console that belong together: one entry in its navigation. */
public interface Section {
    /** The part of the address that leads here, for example {@code people}; {@code section.people} is its name. */
    String path();

    /** @throws org.weft.base.Refusal.NotFound for an address of which it has no page */
    Answer show(Visit visit);

    /** What a form asks for. Whoever sent it may, and did so from one of our pages. @throws org.weft.base.Refusal as above */
    Answer act(Visit visit);
}
