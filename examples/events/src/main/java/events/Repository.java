package events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A bare repository of Git's, with a hook that tells of each push. */
public final class Repository {

  private static final int MOST_BYTES = 1 << 16;

  private final Path folder;

  private Repository(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one, or takes the one that is there.
   *
   * @param folder where
   * @return never null
   */
  public static Repository make(Path folder) throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve("HEAD"))) {
      Files.createDirectories(folder);
      run(List.of("git", "init", "--quiet", "--bare", "--initial-branch=main", folder.toString()));
    }
    return new Repository(folder);
  }

  /**
   * Where it is.
   *
   * @return the bare repository
   */
  public Path folder() {
    return folder;
  }

  /**
   * Has each push told to a URL, as the hosts of repositories do.
   *
   * @param url of the webhook
   * @param secret signs what is told
   */
  public void tells(String url, byte[] secret) throws IOException {
    String hook =
        """
        #!/bin/sh
        # Tells of each commit that was pushed.
        while read -r before after ref; do
            body=$(printf '{"ref": "%%s", "before": "%%s", "after": "%%s", "pusher": {"name": "%%s"}}' \\
                "$ref" "$before" "$after" "$(git log -1 --format=%%an "$after" | tr -cd '[:alnum:] .-')")
            signature=$(printf %%s "$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:%s -r | cut -d ' ' -f 1)
            curl -s -X POST %s -H 'content-type: application/json' -H 'x-github-event: push' \\
                -H "x-hub-signature-256: sha256=$signature" -d "$body"
            echo
        done
        """
            .formatted(HexFormat.of().formatHex(secret), url);
    Path file = folder.resolve("hooks/post-receive");
    Files.createDirectories(file.getParent());
    Files.writeString(file, hook);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * What a file was at a commit.
   *
   * @param commit 40 hexadecimal digits
   * @param name of the file
   * @return its text
   * @throws IOException if the commit has no such file, or too large a one
   */
  public String file(String commit, String name) throws IOException, InterruptedException {
    return run(List.of("git", "-C", folder.toString(), "show", commit + ":" + name));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] output = process.getInputStream().readNBytes(MOST_BYTES + 1);
    if (output.length > MOST_BYTES) {
      process.destroyForcibly();
      throw new IOException("the file is larger than " + MOST_BYTES + " bytes");
    }
    if (process.waitFor() != 0) {
      throw new IOException("there is no " + command.get(command.size() - 1));
    }
    return new String(output, StandardCharsets.UTF_8);
  }
}
