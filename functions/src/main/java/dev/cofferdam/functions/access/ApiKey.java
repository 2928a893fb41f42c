package dev.cofferdam.functions.access;

import dev.cofferdam.functions.sandbox.Tenant;
import java.util.Set;

/**
 * A key that the operator handed out; the key itself is nowhere.
 *
 * @param id its name, for the operator; never part of an answer
 * @param sha256 SHA-256 of the key's ASCII text, 32 bytes
 * @param tenant whose it is
 * @param roles what it may do, at least one of {@link Role#ALL}
 */
record ApiKey(String id, byte[] sha256, Tenant tenant, Set<String> roles) {}
