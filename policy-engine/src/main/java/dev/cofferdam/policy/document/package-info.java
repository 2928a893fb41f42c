/** Policies as text: documents of the user, and the built-in presets. */
@NullMarked
package dev.cofferdam.policy.document;

import org.jspecify.annotations.NullMarked;
