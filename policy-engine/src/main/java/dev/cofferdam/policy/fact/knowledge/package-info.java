/** What the library of a language means to the judge, read from the language's knowledge file. */
@NullMarked
package dev.cofferdam.policy.fact.knowledge;

import org.jspecify.annotations.NullMarked;
