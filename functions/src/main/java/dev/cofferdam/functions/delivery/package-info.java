/** Results that are sent where somebody waits for them: to a caller's URL, and to the sink. */
@NullMarked
package dev.cofferdam.functions.delivery;

import org.jspecify.annotations.NullMarked;
