/** What is known of Go, beyond what is known of every language. */
@NullMarked
package dev.cofferdam.policy.fact.go;

import org.jspecify.annotations.NullMarked;
