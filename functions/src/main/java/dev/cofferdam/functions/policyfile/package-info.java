/** Policies from presets and files: the adapter behind the gate's port. */
@NullMarked
package dev.cofferdam.functions.policyfile;

import org.jspecify.annotations.NullMarked;
