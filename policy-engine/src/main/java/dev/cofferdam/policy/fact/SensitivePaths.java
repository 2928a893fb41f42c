package dev.cofferdam.policy.fact;

import java.util.List;

/** Names of files that a program in a sandbox has no business with. */
public final class SensitivePaths {

  private static final int MAX_LENGTH = 256;

  private static final List<String> PREFIXES =
      List.of(
          "/etc",
          "/root",
          "/proc",
          "/sys",
          "/dev",
          "/boot",
          "/var",
          "/usr",
          "/bin",
          "/sbin",
          "/lib",
          "/home",
          "/opt",
          "/run",
          "/srv",
          "~",
          "../../",
          "..\\",
          "C:\\Windows",
          "C:/Windows",
          "/private/etc");

  /** What the prefixes begin with. */
  private static final String STARTS = "/~.C";

  private static final List<String> PARTS =
      List.of(
          "/../",
          ".ssh/",
          ".aws/",
          ".bashrc",
          ".bash_profile",
          ".bash_history",
          ".zshrc",
          ".profile",
          ".netrc",
          ".pgpass",
          ".kube/",
          ".docker/",
          ".gnupg/",
          "id_rsa",
          "authorized_keys",
          "/etc/passwd",
          "/etc/shadow",
          "docker.sock");

  private SensitivePaths() {}

  /**
   * Whether a text is, as a whole, such a name. Texts with spaces, line ends or quotes are no
   * names.
   */
  public static boolean isSensitive(String text) {
    if (!isName(text)) {
      return false;
    }
    if (STARTS.indexOf(text.charAt(0)) >= 0 && beginsSo(text)) {
      return !isHarmlessDevice(text);
    }
    return hasPart(text);
  }

  private static boolean beginsSo(String text) {
    String name = text.startsWith("../") ? text.substring(2) : text;
    for (String prefix : PREFIXES) {
      boolean here = text.startsWith(prefix) && endsPart(text, prefix);
      if (here || (name.startsWith(prefix) && endsPart(name, prefix))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPart(String text) {
    for (String part : PARTS) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text is, as a whole, what a file may be called: not too long, and no sentence. */
  public static boolean isName(String text) {
    return text.length() >= 2 && text.length() <= MAX_LENGTH && looksLikePath(text);
  }

  private static boolean isHarmlessDevice(String text) {
    return text.equals("/dev/null")
        || text.equals("/dev/zero")
        || text.equals("/dev/stdin")
        || text.equals("/dev/stdout")
        || text.equals("/dev/stderr");
  }

  private static boolean endsPart(String text, String prefix) {
    char last = prefix.charAt(prefix.length() - 1);
    if (text.length() == prefix.length() || last == '/' || last == '\\') {
      return true;
    }
    char next = text.charAt(prefix.length());
    return next == '/' || next == '\\' || (last == '~' && Character.isLetter(next));
  }

  private static boolean looksLikePath(String text) {
    boolean separated = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == ';' || c == '(') {
        return false;
      }
      separated |= c == '/' || c == '\\' || c == '.' || c == '_';
    }
    return separated;
  }
}
