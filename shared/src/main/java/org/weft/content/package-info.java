/**
 * What all kinds of content share: one id space, who wrote it, who may see it, whether it is deleted.
 * Table: content. Every read path goes through {@link org.weft.content.Visibility}.
 */
@NullMarked
package org.weft.content;

import org.jspecify.annotations.NullMarked;
