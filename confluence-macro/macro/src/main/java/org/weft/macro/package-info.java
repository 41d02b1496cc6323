/**
 * From a macro in a wiki page to HTML, whatever the wiki: {@link org.weft.macro.MacroRenderer} takes a
 * {@link org.weft.macro.MacroCall} and the reader, and answers a frame whose claim {@code org.weft.embed} signs.
 *
 * <p>An adapter for one wiki says who reads which page, serves {@code weft-embed.js} from this package, and keeps what
 * was rendered out of every cache. Nothing here but the JDK and {@code org.weft.embed}: it runs inside other people's
 * wikis.
 */
@NullMarked
package org.weft.macro;

import org.jspecify.annotations.NullMarked;
