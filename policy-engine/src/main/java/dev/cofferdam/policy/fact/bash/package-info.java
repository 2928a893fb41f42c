/** The facts of Bash programs: commands are calls, words are constants. */
@NullMarked
package dev.cofferdam.policy.fact.bash;

import org.jspecify.annotations.NullMarked;
