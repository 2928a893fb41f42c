/** Bash, and what it shares with other shells. */
@NullMarked
package dev.cofferdam.policy.syntax.bash;

import org.jspecify.annotations.NullMarked;
