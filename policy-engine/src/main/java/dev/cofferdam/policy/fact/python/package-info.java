/** The facts of Python programs. */
@NullMarked
package dev.cofferdam.policy.fact.python;

import org.jspecify.annotations.NullMarked;
