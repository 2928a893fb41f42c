/** Go's tokens and keywords. */
@NullMarked
package dev.cofferdam.policy.syntax.go;

import org.jspecify.annotations.NullMarked;
