/**
 * What a file is, found in its bytes and never in its name: its type, the size of a picture, a picture without what
 * tells where, when and by whom it was taken. Nothing is decoded or unpacked.
 */
@NullMarked
package org.weft.files;

import org.jspecify.annotations.NullMarked;
