/** The runtimes there are: prebuilt images of one language each. */
@NullMarked
package dev.cofferdam.functions.sandbox.runtime;

import org.jspecify.annotations.NullMarked;
