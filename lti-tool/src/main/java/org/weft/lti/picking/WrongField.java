package org.weft.lti.picking;

/** Something in the picker's form has to be filled in otherwise. */
final class WrongField extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;

    /** @param field also the key of what is said about it, after {@code wrong.} */
    WrongField(String field) {
        super(field, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }
}
