/** Who may call: roles, tenants, API keys, and the tokens of an identity provider. */
@NullMarked
package dev.cofferdam.functions.access;

import org.jspecify.annotations.NullMarked;
