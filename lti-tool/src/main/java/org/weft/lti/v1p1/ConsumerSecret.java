package org.weft.lti.v1p1;

import org.weft.session.Secrets;

/** What an LMS and we sign with; 16 to 255 visible ASCII characters, so that nobody can guess or misread it. */
public record ConsumerSecret(String text) {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 255;

    /** @throws ConsumerRefused when it is empty, blank, short or has other characters */
    public ConsumerSecret {
        boolean fits = text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!fits) {
            throw new ConsumerRefused("A secret must have %d to %d letters, digits and signs, without spaces"
                    .formatted(SHORTEST, LONGEST));
        }
    }

    /** A new one with 256 random bits. */
    public static ConsumerSecret random() {
        return new ConsumerSecret(Secrets.random256());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ConsumerSecret[…]";
    }
}
