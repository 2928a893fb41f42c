package dev.cofferdam.functions.sandbox.runtime;

/**
 * One library that a runtime image holds.
 *
 * @param name its name in its own registry
 * @param version its exact version
 */
public record RuntimePackage(String name, String version) {}
