package dev.cofferdam.policy.model;

/**
 * A file of code, decoded.
 *
 * @param name its file name, a relative path with {@code /}; only for findings
 * @param language the language it is written in
 * @param text what it says; any sequence of UTF-16 code units, unpaired surrogates too
 */
public record SourceFile(String name, Language language, String text) implements SubmittedFile {}
