/** What is known of Java, beyond what is known of every language. */
@NullMarked
package dev.cofferdam.policy.fact.java;

import org.jspecify.annotations.NullMarked;
