/**
 * What code can do, in words that no language owns: imports, references, calls, members, and
 * signals for what has no name; with aliases, constants and payloads seen through.
 */
@NullMarked
package dev.cofferdam.policy.fact;

import org.jspecify.annotations.NullMarked;
