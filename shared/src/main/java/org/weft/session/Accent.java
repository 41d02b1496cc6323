package org.weft.session;

import java.util.Locale;
import org.weft.base.Refusal;

/**
 * An organization's colour, made fit to be read: darker on light pages and lighter on dark ones, until it contrasts with
 * all that it stands on by at least 4.5 to 1 (WCAG 2.2, 1.4.3).
 *
 * @param light on light pages
 * @param dark on dark ones
 */
record Accent(Shades light, Shades dark) {
    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0x000000;
    /** What the widget's theme has behind text: the page and what is raised from it. */
    private static final int[] LIGHT = {0xffffff, 0xf4f6f7};

    private static final int[] DARK = {0x15191c, 0x1f2529};
    private static final int INK = 0x0b1114;
    private static final double LEAST = 4.5;

    /** As {@code #rrggbb}: the colour itself, text on it, and a faint background. */
    record Shades(String accent, String onAccent, String tint) {}

    /** @throws Refusal.Invalid {@code accent-invalid} unless it is {@code #rrggbb} */
    static Accent of(String colour) {
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new Refusal.Invalid("accent-invalid", "A colour as in #1a4f8b", "accent");
        }
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return new Accent(shades(rgb, LIGHT, BLACK, 0.1), shades(rgb, DARK, WHITE, 0.16));
    }

    private static Shades shades(int wanted, int[] grounds, int towards, double faint) {
        int accent = wanted;
        int tint = mixed(grounds[0], accent, faint);
        for (double part = 0.02; part <= 1 && !reads(accent, grounds, tint); part += 0.02) {
            accent = mixed(wanted, towards, part);
            tint = mixed(grounds[0], accent, faint);
        }
        int on = contrast(WHITE, accent) >= LEAST ? WHITE : INK;
        return new Shades(hex(accent), hex(on), hex(tint));
    }

    private static boolean reads(int colour, int[] grounds, int tint) {
        for (int ground : grounds) {
            if (contrast(colour, ground) < LEAST) {
                return false;
            }
        }
        return contrast(colour, tint) >= LEAST;
    }

    /** The ratio of WCAG 2.2 between two colours, from 1 to 21. */
    static double contrast(int one, int other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int one, int other, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (one >> shift & 0xff) * (1 - part) + (other >> shift & 0xff) * part;
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
