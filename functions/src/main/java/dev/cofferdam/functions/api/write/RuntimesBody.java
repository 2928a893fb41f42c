package dev.cofferdam.functions.api.write;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import java.util.List;

/**
 * Which runtimes there are, and what a caller may ask of them, on the wire.
 *
 * @param runtimes sorted by language
 * @param limits the range of each limit
 */
public record RuntimesBody(List<RuntimeBody> runtimes, LimitsBody<LimitsBody.RangeBody> limits) {

  /** Copies the list. */
  public RuntimesBody {
    runtimes = List.copyOf(runtimes);
  }

  /**
   * A runtime on the wire.
   *
   * @param language the language's id
   * @param version the exact version
   * @param aliases further names of the language
   * @param packages what is installed beside it
   * @param image the image's name
   * @param imageDigest the image's digest
   * @param program the name that a program gets when it has none
   * @param stages the names of its stages, in order
   * @param defaultLimits what is in force when a caller says nothing
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RuntimeBody(
      String language,
      String version,
      List<String> aliases,
      List<PackageBody> packages,
      String image,
      String imageDigest,
      String program,
      List<String> stages,
      LimitsBody<Long> defaultLimits) {

    /** Copies the lists. */
    public RuntimeBody {
      aliases = List.copyOf(aliases);
      packages = List.copyOf(packages);
      stages = List.copyOf(stages);
    }

    static RuntimeBody of(RuntimeImage image, LimitRanges ranges) {
      return new RuntimeBody(
          image.language(),
          image.version(),
          image.aliases(),
          image.packages().stream().map(p -> new PackageBody(p.name(), p.version())).toList(),
          image.image(),
          image.imageDigest(),
          image.program(),
          image.compile().isEmpty() ? List.of("run") : List.of("compile", "run"),
          LimitsBody.of(ranges.forLanguage(image.defaultLimits()).defaults()));
    }
  }

  /**
   * A library on the wire.
   *
   * @param name its name
   * @param version its exact version
   */
  public record PackageBody(String name, String version) {}
}
