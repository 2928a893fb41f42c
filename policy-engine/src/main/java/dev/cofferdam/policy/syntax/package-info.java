/**
 * Source text as tokens and trees: one sub-package a language, here what they share.
 *
 * <p>Everything is total and linear: any text has tokens and a tree, neither takes more time than a
 * constant for each character, and nothing calls itself, so that no nesting overflows a stack. Both
 * are arrays of numbers and not objects, because an evaluation is measured in microseconds.
 */
@NullMarked
package dev.cofferdam.policy.syntax;

import org.jspecify.annotations.NullMarked;
