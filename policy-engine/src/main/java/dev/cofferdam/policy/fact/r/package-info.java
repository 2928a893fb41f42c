/** The facts of R programs. */
@NullMarked
package dev.cofferdam.policy.fact.r;

import org.jspecify.annotations.NullMarked;
