/** What a caller is told when there is no result: RFC 9457 problem details, and what they list. */
@NullMarked
package dev.cofferdam.functions.api.problem;

import org.jspecify.annotations.NullMarked;
