/**
 * Atom feeds of a placement or of a tag in it (RFC 4287), each at a secret address that its person can replace and stop. Tables: feed, tag_feed.
 * URLs: /api/feed, /feeds/{secret}. Element: weft-feed.
 */
@NullMarked
package org.weft.feeds;

import org.jspecify.annotations.NullMarked;
