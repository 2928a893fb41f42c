/** CloudEvents 1.0 as they come in, binary or structured, and the events that answer them. */
@NullMarked
package dev.cofferdam.functions.api.event;

import org.jspecify.annotations.NullMarked;
