/**
 * The program: the command line ({@link org.weft.app.Main}), its settings from the environment, and what {@code run}
 * starts ({@link org.weft.app.App}). Knows every part; no part knows it.
 */
@NullMarked
package org.weft.app;

import org.jspecify.annotations.NullMarked;
