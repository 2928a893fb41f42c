/** Ruby 3, and as much of older Ruby as can be read along with it. */
@NullMarked
package dev.cofferdam.policy.syntax.ruby;

import org.jspecify.annotations.NullMarked;
