/** Java's tokens and keywords. */
@NullMarked
package dev.cofferdam.policy.syntax.java;

import org.jspecify.annotations.NullMarked;
