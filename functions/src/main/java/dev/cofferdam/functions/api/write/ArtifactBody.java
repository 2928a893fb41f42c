package dev.cofferdam.functions.api.write;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.sandbox.FetchedFile;
import java.util.Base64;

/**
 * A file that came back, on the wire.
 *
 * @param name relative to the workspace
 * @param mediaType what the file seems to be; never a reason to trust it
 * @param size bytes of the file as it was
 * @param sha256 of the content that is here
 * @param content base64
 * @param truncated whether the file was larger than what is here
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ArtifactBody(
    String name, String mediaType, long size, String sha256, String content, boolean truncated) {

  static ArtifactBody of(FetchedFile file) {
    return new ArtifactBody(
        ShownText.wellFormed(file.name()),
        FileTypes.mediaType(file.name(), file.content()),
        file.size(),
        file.sha256(),
        Base64.getEncoder().encodeToString(file.content()),
        file.truncated());
  }
}
