package dev.cofferdam.policy.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file of a submission: code that can be read, code that cannot, or data.
 *
 * <p>Which one is decided here and by name, not by the caller: the program is code whatever it is
 * called, any other file is code when a runtime could load it as such. Whether data is later
 * treated as code is visible in the program that does so.
 */
public sealed interface SubmittedFile
    permits SubmittedFile.Data, SubmittedFile.Unreadable, SourceFile {

  /** The name of the file, a relative path with {@code /}. */
  String name();

  /**
   * The program itself: {@link SourceFile}, or {@link Unreadable} when the bytes are not UTF-8.
   *
   * @param name its file name
   * @param language the language that will run it
   * @param content its bytes, which are not kept
   */
  static SubmittedFile program(String name, Language language, byte[] content) {
    Optional<String> text = decode(content);
    return text.isPresent()
        ? new SourceFile(name, language, text.get())
        : new Unreadable(name, "not valid utf-8");
  }

  /**
   * A file beside the program: source when its name ends like a source file of any language,
   * unreadable when a runtime would load it as byte code, native code or a package, data otherwise.
   *
   * @param name its file name
   * @param content its bytes, which are not kept
   */
  static SubmittedFile beside(String name, byte[] content) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (Unreadable.LOADABLE.contains(extension) || hasVersionedLibraryName(name)) {
      return new Unreadable(name, "compiled or packed code");
    }
    Optional<Language> language = Language.ofFile(name);
    return language.isPresent() ? program(name, language.get(), content) : new Data(name);
  }

  private static boolean hasVersionedLibraryName(String name) {
    return name.contains(".so.");
  }

  private static Optional<String> decode(byte[] content) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /**
   * A file that no runtime loads as code by itself; only its name is judged.
   *
   * @param name its file name
   */
  record Data(String name) implements SubmittedFile {}

  /**
   * Code that the engine cannot read, which makes every verdict {@link Verdict.Indeterminate}.
   *
   * @param name its file name
   * @param reason why it cannot be read, for the reader: lower case, no full stop
   */
  record Unreadable(String name, String reason) implements SubmittedFile {
    private static final Set<String> LOADABLE =
        Set.of(
            "pyc", "pyo", "pyd", "so", "dylib", "dll", "egg", "whl", "zip", "pyz", "pyzw", "jar",
            "class", "war", "node", "wasm", "o", "a", "rdb", "rdx", "exe");
  }
}
