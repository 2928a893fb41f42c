/**
 * What the judge speaks of: source files, policies, rules, findings, verdicts. Sees nothing else.
 */
@NullMarked
package dev.cofferdam.policy.model;

import org.jspecify.annotations.NullMarked;
