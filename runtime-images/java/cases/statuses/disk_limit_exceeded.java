// what: fills the workspace with files
// expect: disk_limit_exceeded
// limits: disk=8MiB file_size=1MiB
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) throws IOException {
        for (int i = 0; ; i++) Files.write(Path.of("part" + i), new byte[500_000]);
    }
}
