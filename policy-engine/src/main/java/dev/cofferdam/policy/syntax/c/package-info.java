/** The tokens and keywords of C and C++, and what their preprocessor does. */
@NullMarked
package dev.cofferdam.policy.syntax.c;

import org.jspecify.annotations.NullMarked;
