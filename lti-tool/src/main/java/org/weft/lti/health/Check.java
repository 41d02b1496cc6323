package org.weft.lti.health;

/**
 * One thing that was looked at.
 *
 * @param name for example "The LMS's keys"
 * @param found what was found, as a sentence
 * @param next what to do; empty when there is nothing to do
 * @param side who can do it
 */
public record Check(String name, Result result, String found, String next, Side side) {
    /** How it is. */
    public enum Result {
        GOOD("good"),
        UNKNOWN("not known yet"),
        DOUBTFUL("look at this"),
        WRONG("wrong");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Whose thing it is. */
    public enum Side {
        OURS("Weft"),
        LMS("the LMS"),
        NETWORK("the network between them"),
        NOBODY("nobody");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static Check good(String name, String found) {
        return new Check(name, Result.GOOD, found, "", Side.NOBODY);
    }

    public static Check unknown(String name, String found) {
        return new Check(name, Result.UNKNOWN, found, "", Side.NOBODY);
    }

    public static Check doubtful(String name, String found, Side side, String next) {
        return new Check(name, Result.DOUBTFUL, found, next, side);
    }

    public static Check wrong(String name, String found, Side side, String next) {
        return new Check(name, Result.WRONG, found, next, side);
    }
}
