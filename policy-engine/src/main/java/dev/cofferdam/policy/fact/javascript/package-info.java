/** What JavaScript and TypeScript have of their own when a program is evaluated. */
@NullMarked
package dev.cofferdam.policy.fact.javascript;

import org.jspecify.annotations.NullMarked;
