@NullMarked
package org.weft.practice;

import org.jspecify.annotations.NullMarked;
