package dev.cofferdam.functions.sandbox.runtime;

import java.util.List;
import java.util.Map;

/**
 * A prebuilt image of one language, as its manifest describes it.
 *
 * @param language the language's id, for example {@code python}
 * @param version the exact version of the language's implementation, for example {@code 3.13.5}
 * @param aliases further names that select it, for example {@code py}
 * @param packages what is installed beside the language, in the manifest's order
 * @param image the image's name and tag
 * @param imageDigest {@code sha256:} and 64 hexadecimal digits
 * @param program the file name that a program gets when the caller gave none
 * @param compile the command of the compile stage, empty where the language has none; {@code
 *     {program}} stands for the program's file name
 * @param run the command of the run stage, with the same placeholder; the caller's arguments follow
 * @param environment the environment of every stage
 */
public record RuntimeImage(
    String language,
    String version,
    List<String> aliases,
    List<RuntimePackage> packages,
    String image,
    String imageDigest,
    String program,
    List<String> compile,
    List<String> run,
    Map<String, String> environment) {

  /** Copies the collections. */
  public RuntimeImage {
    aliases = List.copyOf(aliases);
    packages = List.copyOf(packages);
    compile = List.copyOf(compile);
    run = List.copyOf(run);
    environment = Map.copyOf(environment);
  }
}
