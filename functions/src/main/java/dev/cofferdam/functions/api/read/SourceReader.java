package dev.cofferdam.functions.api.read;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.api.problem.ShownText;
import dev.cofferdam.functions.api.read.json.Fields;
import dev.cofferdam.functions.api.read.json.Value;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the program and its files: {@code code} or {@code files}. */
final class SourceReader {

  private static final Set<String> FILE_FIELDS = Set.of("name", "content", "encoding");

  private final RequestLimits bounds;

  SourceReader(RequestLimits bounds) {
    this.bounds = bounds;
  }

  /** The program first; empty after a problem, or while it is not known what is wrong. */
  List<CodeFile> read(Fields request, String program) {
    Optional<Value> code = request.optional("code");
    Optional<Value> files = request.optional("files");
    if (code.isPresent() && files.isPresent()) {
      files.get().problem("must be left out where `code` is given: give either of them");
    }
    if (code.isEmpty() && files.isEmpty()) {
      request.problem("code", "is missing: give `code`, or `files`");
      return List.of();
    }
    List<CodeFile> read = new ArrayList<>();
    code.flatMap(value -> value.text(bounds.source()))
        .map(text -> new CodeFile(program, text.getBytes(StandardCharsets.UTF_8)))
        .ifPresent(read::add);
    files.ifPresent(value -> read.addAll(files(value, List.of())));
    return read;
  }

  /** A list of files whose names differ from each other's and from those of others. */
  List<CodeFile> files(Value list, List<CodeFile> others) {
    List<CodeFile> files = new ArrayList<>();
    FileNames names = new FileNames();
    others.forEach(file -> names.take(file.name()));
    long total = 0;
    for (Value entry : list.list(1, bounds.files()).orElse(List.of())) {
      Optional<CodeFile> file = entry.fields(FILE_FIELDS).flatMap(fields -> file(fields, names));
      if (file.isPresent()) {
        files.add(file.get());
        total += file.get().content().length;
      }
    }
    if (total > bounds.source()) {
      list.problem(
          "has " + total + " bytes in all, but at most " + bounds.source() + " are allowed");
    }
    return files;
  }

  private Optional<CodeFile> file(Fields fields, FileNames names) {
    Optional<String> name = fields.required("name").flatMap(value -> name(value, names));
    Optional<Encoding> encoding =
        fields.optional("encoding").map(SourceReader::encoding).orElse(Optional.of(Encoding.UTF8));
    Optional<byte[]> content =
        fields
            .required("content")
            .flatMap(value -> encoding.flatMap(known -> known.decode(value, bounds.source())));
    return name.flatMap(known -> content.map(bytes -> new CodeFile(known, bytes)));
  }

  private static Optional<String> name(Value value, FileNames names) {
    Optional<String> name = value.text(FileNames.LONGEST_PATH);
    Optional<String> wrong =
        name.flatMap(text -> FileNames.problem(text).or(() -> names.take(text)));
    wrong.ifPresent(value::problem);
    return wrong.isPresent() ? Optional.empty() : name;
  }

  private static Optional<Encoding> encoding(Value value) {
    Optional<String> name = value.text(Integer.MAX_VALUE);
    Optional<Encoding> encoding = name.flatMap(Encoding::named);
    if (name.isPresent() && encoding.isEmpty()) {
      value.problem(
          "must be one of "
              + String.join(", ", Encoding.names())
              + ", but is "
              + ShownText.quoted(name.get()));
    }
    return encoding;
  }
}
