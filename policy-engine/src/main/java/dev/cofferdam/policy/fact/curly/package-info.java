/** Steps that the languages with curly brackets have in common. */
@NullMarked
package dev.cofferdam.policy.fact.curly;

import org.jspecify.annotations.NullMarked;
