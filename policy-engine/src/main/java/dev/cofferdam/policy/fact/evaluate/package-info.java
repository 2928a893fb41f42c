/**
 * Walks the tree of a program of any language and notes what it can do; a {@link
 * dev.cofferdam.policy.fact.evaluate.Dialect} says what is the language's own.
 */
@NullMarked
package dev.cofferdam.policy.fact.evaluate;

import org.jspecify.annotations.NullMarked;
