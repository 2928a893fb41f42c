/** Constants in Python programs: what literals mean, and what comes of putting them together. */
@NullMarked
package dev.cofferdam.policy.fact.python.constant;

import org.jspecify.annotations.NullMarked;
