/** R 4, and as much of older R as can be read along with it. */
@NullMarked
package dev.cofferdam.policy.syntax.r;

import org.jspecify.annotations.NullMarked;
