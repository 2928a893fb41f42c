/** How words, operators and texts look in the languages with curly brackets. */
@NullMarked
package dev.cofferdam.policy.syntax.curly.word;

import org.jspecify.annotations.NullMarked;
