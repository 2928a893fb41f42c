// what: speaks into the pipe between itself and its tests: bad frames, answers nobody asked for, names of what it does not own
import java.util.*;
import java.util.function.Consumer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class Solution {


    static void frame(char kind, byte... body) {
        try (FileOutputStream pipe = new FileOutputStream("/proc/self/fd/3")) {
            pipe.write(ByteBuffer.allocate(5 + body.length).put((byte) kind).putInt(body.length).put(body).array());
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    static byte[] answer(long number) {
        return ByteBuffer.allocate(26).putLong(0).put((byte) '+').put((byte) 'I').putLong(number).putLong(0).array();
    }

    static int square(int x) { frame('a', answer(49)); frame('a', answer(81)); return 49; }

    static List<String> names() { frame('c', ByteBuffer.allocate(40).putLong(0).putLong(1).put((byte) 'b').putLong(1).put((byte) 'J').putLong(0).array()); return null; }

    static int length(String text) { frame('a', "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII)); return 0; }

    static void each(List<Integer> all, Consumer<Integer> to) { frame('x', new byte[4]); }

    static Object anything() { frame('a', ByteBuffer.allocate(20).putLong(0).put((byte) '+').put((byte) 'L').putInt(99_999_999).array()); return null; }

    static Object group() { return null; }
}
