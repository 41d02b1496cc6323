package org.weft.embed;

/** What the reader may do on the wiki page, as the wiki says. */
public enum WikiRole {
    /** Administers the space. */
    SPACE_ADMIN("space-admin"),
    /** Wrote the page or may edit it. */
    AUTHOR("author"),
    /** May read the page. */
    READER("reader");

    private final String word;

    WikiRole(String word) {
        this.word = word;
    }

    /** The word in the claim, for example {@code space-admin}. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for a word that is none of ours */
    public static WikiRole fromString(String word) {
        for (var role : values()) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("role is unknown");
    }
}
