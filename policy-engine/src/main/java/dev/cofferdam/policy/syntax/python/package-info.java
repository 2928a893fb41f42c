/** Python 3.12 and newer, and as much of older Python as can be read along with it. */
@NullMarked
package dev.cofferdam.policy.syntax.python;

import org.jspecify.annotations.NullMarked;
