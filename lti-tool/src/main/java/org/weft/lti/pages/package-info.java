/**
 * What our pages outside the widget have in common: {@link org.weft.lti.pages.Layout} puts them together,
 * {@link org.weft.lti.pages.Phrasebook} has their words, {@link org.weft.lti.pages.Answers} sends them with their headers,
 * {@link org.weft.lti.pages.Assets} serves their scripts and their style.
 */
@NullMarked
package org.weft.lti.pages;

import org.jspecify.annotations.NullMarked;
