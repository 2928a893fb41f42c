package dev.cofferdam.functions.sandbox.unit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cofferdam.functions.admission.AdmittedCode;
import dev.cofferdam.functions.admission.CodeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the command that runs unit tests reads on its standard input: one JSON object. The tests go
 * in this way, and not as files of the workspace, so that they are nowhere where the program is.
 *
 * @param code the program and its tests
 * @param secret marks each word of the report; the program never sees it
 * @param caseTimeout milliseconds that one answer of the program may take
 * @param stopOnFailure whether the first case that fails is the last
 */
public record UnitJob(AdmittedCode code, String secret, long caseTimeout, boolean stopOnFailure) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The job as the command reads it.
   *
   * @return UTF-8 JSON
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("secret", secret);
      json.writeNumberField("case_timeout", caseTimeout);
      json.writeBooleanField("stop_on_failure", stopOnFailure);
      json.writeArrayFieldStart("program");
      for (CodeFile file : code.code().files()) {
        json.writeString(file.name());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("tests");
      for (CodeFile file : code.code().tests()) {
        json.writeStartObject();
        json.writeStringField("name", file.name());
        json.writeBinaryField("content", file.content());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory cannot fail", impossible);
    }
    return bytes.toByteArray();
  }
}
