/** From a result to what goes over the wire; pure. */
@NullMarked
package dev.cofferdam.functions.api.write;

import org.jspecify.annotations.NullMarked;
