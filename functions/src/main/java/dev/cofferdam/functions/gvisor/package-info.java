/** The embedded default: one {@code runsc} sandbox on this machine for each execution. */
@NullMarked
package dev.cofferdam.functions.gvisor;

import org.jspecify.annotations.NullMarked;
