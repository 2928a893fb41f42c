package dev.cofferdam.functions.sandbox;

/**
 * One file of the workspace that came back.
 *
 * @param name relative to the workspace
 * @param size bytes of the file as it was
 * @param sha256 of the content that is here, 64 hexadecimal digits
 * @param content at most the request's maximum
 * @param truncated whether the file was larger than what is here
 */
public record FetchedFile(
    String name, long size, String sha256, byte[] content, boolean truncated) {}
