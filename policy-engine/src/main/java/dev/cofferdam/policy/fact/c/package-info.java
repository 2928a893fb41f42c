/** What is known of C and C++, beyond what is known of every language. */
@NullMarked
package dev.cofferdam.policy.fact.c;

import org.jspecify.annotations.NullMarked;
