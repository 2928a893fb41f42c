package dev.cofferdam.functions.sandbox.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.sandbox.FetchRequest;
import dev.cofferdam.functions.sandbox.RunInput;
import dev.cofferdam.functions.sandbox.SandboxSpec;
import dev.cofferdam.functions.sandbox.limit.StageLimits;
import dev.cofferdam.functions.sandbox.runtime.RuntimeImage;
import dev.cofferdam.functions.sandbox.runtime.StageCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a runner reads: one JSON object on one line. The same job goes into every kind of sandbox.
 *
 * @param spec what to run
 * @param nonce marks the runner's frames; 32 hexadecimal digits that the program never sees
 * @param kernel the kernel that the runner insists on, for example {@code gvisor}; empty for any
 * @param endsWithInput whether the runner ends everything when its standard input is closed, so
 *     that an execution does not outlive the one who waits for it
 */
public record RunnerJob(SandboxSpec spec, String nonce, String kernel, boolean endsWithInput) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A fresh nonce from 128 random bits.
   *
   * @return 32 hexadecimal digits
   */
  public static String newNonce() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  /**
   * The job as the runner reads it.
   *
   * @return UTF-8 JSON and a line feed
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeStringField("nonce", nonce);
      json.writeStringField("kernel", kernel);
      json.writeBooleanField("stop_on_stdin_eof", endsWithInput);
      if (spec.stopOnFailure()) {
        json.writeBooleanField("stop_on_failure", true);
      }
      writeFiles(json, spec.code().code().files());
      writeEnvironment(json);
      writeStages(json);
      writeArtifacts(json, spec.fetch());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory cannot fail", impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeFiles(JsonGenerator json, List<CodeFile> files) throws IOException {
    json.writeArrayFieldStart("files");
    for (CodeFile file : files) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeBinaryField("content", file.content());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeEnvironment(JsonGenerator json) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>(spec.runtime().environment());
    environment.putAll(spec.code().code().environment());
    json.writeObjectFieldStart("environment");
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      json.writeStringField(variable.getKey(), variable.getValue());
    }
    json.writeEndObject();
  }

  private void writeStages(JsonGenerator json) throws IOException {
    RuntimeImage runtime = spec.runtime();
    json.writeArrayFieldStart("stages");
    boolean unitTests = !spec.code().code().tests().isEmpty();
    List<String> compile =
        unitTests && !runtime.unitCompile().isEmpty() ? runtime.unitCompile() : runtime.compile();
    if (!compile.isEmpty()) {
      RunInput nothing = new RunInput("", List.of(), new byte[0]);
      writeStage(json, "compile", compile, nothing);
    }
    for (RunInput run : spec.runs()) {
      writeStage(json, "run", unitTests ? runtime.unitTests() : runtime.run(), run);
    }
    json.writeEndArray();
  }

  private void writeStage(JsonGenerator json, String name, List<String> command, RunInput input)
      throws IOException {
    boolean compile = name.equals("compile");
    StageLimits limits = compile ? spec.limits().compileStage() : spec.limitsOf(input);
    List<String> files = spec.code().code().files().stream().map(CodeFile::name).toList();
    List<String> argv =
        new ArrayList<>(
            new StageCommand(command).argv(files, spec.runtime().sources(), limits.memory()));
    argv.addAll(input.arguments());
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("id", input.id());
    json.writeArrayFieldStart("argv");
    for (String word : argv) {
      json.writeString(word);
    }
    json.writeEndArray();
    json.writeBinaryField("stdin", input.stdin());
    if (!input.files().isEmpty()) {
      writeFiles(json, input.files());
    }
    writeLimits(json, limits);
    json.writeEndObject();
  }

  private static void writeLimits(JsonGenerator json, StageLimits limits) throws IOException {
    json.writeObjectFieldStart("limits");
    json.writeNumberField("wall_time", limits.wallTime());
    json.writeNumberField("cpu_time", limits.cpuTime());
    json.writeNumberField("memory", limits.memory());
    json.writeNumberField("output", limits.output());
    json.writeNumberField("processes", limits.processes());
    json.writeNumberField("file_size", limits.fileSize());
    json.writeNumberField("disk", limits.disk());
    json.writeNumberField("open_files", limits.openFiles());
    json.writeEndObject();
  }

  private static void writeArtifacts(JsonGenerator json, FetchRequest fetch) throws IOException {
    json.writeObjectFieldStart("artifacts");
    json.writeArrayFieldStart("patterns");
    for (String pattern : fetch.patterns()) {
      json.writeString(pattern);
    }
    json.writeEndArray();
    json.writeNumberField("max_count", fetch.maxCount());
    json.writeNumberField("max_size", fetch.maxSize());
    json.writeNumberField("max_total", fetch.maxTotal());
    json.writeEndObject();
  }
}
