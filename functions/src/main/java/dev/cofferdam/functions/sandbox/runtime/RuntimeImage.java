package dev.cofferdam.functions.sandbox.runtime;

import java.util.List;
import java.util.Map;

/**
 * A prebuilt image of one language, as its manifest describes it. Where an image speaks several
 * languages (JavaScript and TypeScript), each is a runtime of its own.
 *
 * @param language the language's id, for example {@code python}
 * @param version the exact version of the language's implementation, for example {@code 3.13.5}
 * @param aliases further names that select it, for example {@code py}
 * @param packages what is installed beside the language, in the manifest's order
 * @param image the image's name and tag
 * @param imageDigest {@code sha256:} and 64 hexadecimal digits
 * @param program the file name that a program gets when the caller gave none
 * @param compile the command of the compile stage, empty where the language has none; its
 *     placeholders are those of {@link StageCommand}
 * @param run the command of the run stage, with the same placeholders; the caller's arguments
 *     follow
 * @param unitTests the command that runs unit tests against a program, empty where the image has
 *     none; it takes the place of the run stage's and reads its work from its standard input
 * @param unitCompile the command of the compile stage where unit tests follow, with the
 *     placeholders of {@code compile}; empty where it is the same one
 * @param environment the environment of every stage
 * @param sources the endings of the files that the compile stage is handed, without a dot; empty
 *     where it finds the others itself
 * @param defaultLimits where this language needs more than others when a caller says nothing:
 *     limits by their names on the wire, in milliseconds, bytes or pieces
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
    List<String> unitTests,
    List<String> unitCompile,
    Map<String, String> environment,
    List<String> sources,
    Map<String, Long> defaultLimits) {

  /** Copies the collections. */
  public RuntimeImage {
    aliases = List.copyOf(aliases);
    packages = List.copyOf(packages);
    compile = List.copyOf(compile);
    run = List.copyOf(run);
    unitTests = List.copyOf(unitTests);
    unitCompile = List.copyOf(unitCompile);
    environment = Map.copyOf(environment);
    sources = List.copyOf(sources);
    defaultLimits = Map.copyOf(defaultLimits);
  }
}
