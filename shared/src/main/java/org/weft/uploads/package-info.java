/**
 * Pictures and files that people put into what they write. An upload waits until a text of its person refers to it,
 * and belongs to that post from then on; what nothing refers to is removed. Tables: upload, blob. URL: /api/uploads.
 */
@NullMarked
package org.weft.uploads;

import org.jspecify.annotations.NullMarked;
