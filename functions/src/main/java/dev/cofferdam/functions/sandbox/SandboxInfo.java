package dev.cofferdam.functions.sandbox;

/**
 * Where an execution ran.
 *
 * @param provider the adapter, for example {@code gvisor}
 * @param runtime what walls it in, with its version, for example {@code runsc 0.0~20240729.0}
 * @param image the image's name
 * @param imageDigest the image's digest
 * @param kernel the kernel that the program saw, as the runner read it inside the sandbox; empty if
 *     it never got that far
 */
public record SandboxInfo(
    String provider, String runtime, String image, String imageDigest, String kernel) {}
