/** Joins the parts. Sees every package; no package sees it. */
@NullMarked
package dev.cofferdam.functions.wiring;

import org.jspecify.annotations.NullMarked;
