// what: fills the memory that processes share as files
// expect: memory_limit_exceeded
// limits: run_memory=128MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) {
        byte[] block = new byte[1 << 20];
        for (int i = 0; ; i++) {
            try {
                Files.write(Path.of("/dev/shm/held" + i), block);
            } catch (IOException full) {
                Thread.onSpinWait();
            }
        }
    }
}
