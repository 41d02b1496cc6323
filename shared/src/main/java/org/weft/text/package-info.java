/**
 * Turns what people write into clean text and safe HTML, once, when it is written.
 *
 * <p>{@link org.weft.text.Texts} is the only way in. Markdown goes through commonmark with our own syntax for formulas,
 * mentions and emoji; imported HTML goes through jsoup; both leave through one allow-list ({@code Sanitizer}), which is
 * the only place that decides what a reader's browser gets to see. Nothing here reads the database: names of mentioned
 * people come from a {@link org.weft.text.MentionLookup}.
 */
@NullMarked
package org.weft.text;

import org.jspecify.annotations.NullMarked;
