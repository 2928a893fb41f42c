/**
 * What is known of what expressions give and of what names are bound to, in no language in
 * particular.
 */
@NullMarked
package dev.cofferdam.policy.fact.value;

import org.jspecify.annotations.NullMarked;
