/**
 * The door: everything that arrives over HTTP passes here before a function sees it, and everything
 * that is wrong leaves here as a problem. Decisions are pure; {@code Door} carries them out.
 */
@NullMarked
package dev.cofferdam.functions.api.door;

import org.jspecify.annotations.NullMarked;
