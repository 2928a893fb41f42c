/** The facts of Ruby programs. */
@NullMarked
package dev.cofferdam.policy.fact.ruby;

import org.jspecify.annotations.NullMarked;
