package cofferdam.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Scanner;

/**
 * What stands, in the program's process, for an object of a test's.
 *
 * @param side that asks for it
 * @param number by which the tests know it
 */
record Borrowed(Program side, long number) implements InvocationHandler {

    @Override
    public Object invoke(Object self, Method method, Object[] args) throws Throwable {
        Class<?> owner = method.getDeclaringClass();
        if (owner == Object.class && method.getName().equals("equals") && self == args[0]) {
            return true;
        }
        String type = MethodType.methodType(method.getReturnType(), method.getParameterTypes()).toMethodDescriptorString();
        Object[] asked = {number, owner.getName(), method.getName(), type};
        int given = args == null ? 0 : args.length;
        Object[] all = Arrays.copyOf(asked, asked.length + given);
        if (given > 0) {
            System.arraycopy(args, 0, all, asked.length, given);
        }
        return side.ask('b', all);
    }

    /** An exception of a test's that the program cannot have a class for. */
    static final class Thrown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Thrown(String message) {
            super(message);
        }
    }

    private Object flow(String how, Object given) throws IOException {
        try {
            return side.ask('w', number, how, given);
        } catch (IOException | RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new IOException(other);
        }
    }

    /** A stream, reader, writer or scanner of a test's. */
    Object flowing(String kind) {
        return switch (kind) {
            case "InputStream" -> new In();
            case "PrintStream" -> new PrintStream(new Out(), true);
            case "OutputStream" -> new Out();
            case "BufferedReader" -> new BufferedReader(new Letters());
            case "Reader" -> new Letters();
            case "PrintWriter" -> new PrintWriter(new Lines(), true);
            case "Writer" -> new Lines();
            case "Scanner" -> new Scanner(new Letters());
            default -> throw new IllegalArgumentException("a kind of stream that nobody knows");
        };
    }

    private final class In extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            byte[] got = length == 0 ? new byte[0] : (byte[]) flow("read", length);
            System.arraycopy(got, 0, into, from, got.length);
            return got.length == 0 && length > 0 ? -1 : got.length;
        }

        @Override
        public void close() throws IOException {
            flow("close", null);
        }
    }

    private final class Out extends OutputStream {

        @Override
        public void write(int letter) throws IOException {
            flow("write", new byte[] {(byte) letter});
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            flow("write", Arrays.copyOfRange(bytes, from, from + length));
        }

        @Override
        public void flush() throws IOException {
            flow("flush", null);
        }

        @Override
        public void close() throws IOException {
            flow("close", null);
        }
    }

    private final class Letters extends Reader {

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            String got = (String) flow("read", length);
            if (got == null) {
                return -1;
            }
            got.getChars(0, got.length(), into, from);
            return got.length();
        }

        @Override
        public void close() throws IOException {
            flow("close", null);
        }
    }

    private final class Lines extends Writer {

        @Override
        public void write(char[] letters, int from, int length) throws IOException {
            flow("write", new String(letters, from, length));
        }

        @Override
        public void flush() throws IOException {
            flow("flush", null);
        }

        @Override
        public void close() throws IOException {
            flow("close", null);
        }
    }
}
