/**
 * What the languages with curly brackets have in common: how their tokens look, how their operators
 * bind, what stands in brackets, and how declarations are told from expressions.
 */
@NullMarked
package dev.cofferdam.policy.syntax.curly;

import org.jspecify.annotations.NullMarked;
