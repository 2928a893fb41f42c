/**
 * The enforcement point: the only way from unjudged code to code that a sandbox accepts; fails
 * closed.
 */
@NullMarked
package dev.cofferdam.functions.admission;

import org.jspecify.annotations.NullMarked;
