/** The service: Funqy in, sandboxes out; plain Java in the middle, frameworks at the rim. */
@NullMarked
package dev.cofferdam.functions;

import org.jspecify.annotations.NullMarked;
