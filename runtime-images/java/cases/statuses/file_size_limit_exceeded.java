// what: writes a file that is larger than it may be
// expect: file_size_limit_exceeded
// limits: file_size=1MiB
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) throws IOException {
        Files.write(Path.of("large"), new byte[4 << 20]);
    }
}
