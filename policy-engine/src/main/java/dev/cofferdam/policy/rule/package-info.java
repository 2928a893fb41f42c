/** The built-in rules as data, and what rules make of facts. */
@NullMarked
package dev.cofferdam.policy.rule;

import org.jspecify.annotations.NullMarked;
