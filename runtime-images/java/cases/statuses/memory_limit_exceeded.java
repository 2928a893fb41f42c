// what: keeps more and more in memory
// expect: memory_limit_exceeded
// limits: run_memory=128MiB run_timeout=20000 run_cpu_time=20000
// message-contains: bytes of memory
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class Main {
    public static void main(String[] args) {
        List<byte[]> held = new ArrayList<>();
        while (true) {
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) 1);
            held.add(block);
        }
    }
}
