package cofferdam.unit;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Scanner;
import java.util.Set;

/** How a test's own object is handed to the program: as something to ask for, by the interfaces that the program can know. */
final class Lent {

    private Lent() {}

    /** Writes something that is no data and not the program's, under the number by which the program may ask for it. */
    static void write(Object value, long number, Writing into) {
        String flow = flowing(value);
        if (value instanceof Throwable thrown) {
            Class<?> type = thrown.getClass();
            while (!Platform.has(type)) {
                type = type.getSuperclass();
            }
            String message = thrown.getMessage();
            into.tag('Z').number(number).text(type.getName()).text(message == null ? "" : "+" + message);
        } else if (flow != null) {
            into.tag('W').number(number).text(flow);
        } else {
            byte[] copied = copied(value);
            if (copied != null) {
                into.tag('Y').value(copied);
            } else {
                into.tag('Q').number(number).texts(interfaces(value.getClass()));
            }
        }
    }

    /** The names of all interfaces of a class. */
    static List<String> interfaces(Class<?> type) {
        Set<String> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> one : each.getInterfaces()) {
                found.add(one.getName());
                found.addAll(interfaces(one));
            }
        }
        return new ArrayList<>(found);
    }

    private static String flowing(Object value) {
        return switch (value) {
            case InputStream in -> "InputStream";
            case PrintStream out -> "PrintStream";
            case OutputStream out -> "OutputStream";
            case BufferedReader in -> "BufferedReader";
            case Reader in -> "Reader";
            case PrintWriter out -> "PrintWriter";
            case Writer out -> "Writer";
            case Scanner in -> "Scanner";
            default -> null;
        };
    }

    /** What the language can copy by itself goes out as a copy; from the program nothing comes in that way. */
    private static byte[] copied(Object value) {
        if (!(value instanceof Serializable) || !Platform.has(value.getClass()) || value.getClass().isHidden()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new Copying(bytes)) {
            out.writeObject(value);
        } catch (IOException uncopied) {
            return null;
        }
        return bytes.toByteArray();
    }

    /** Refuses what holds anything but the language's own: a copy of a stand-in would be a copy of nothing. */
    private static final class Copying extends ObjectOutputStream {

        Copying(OutputStream to) throws IOException {
            super(to);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            if (!Platform.has(type)) {
                throw new NotSerializableException(type.getName());
            }
        }
    }

    /** What the program does with a test's stream, reader, writer or scanner. */
    static Object flow(Object self, String how, Object given) throws IOException {
        return switch (self) {
            case InputStream in when how.equals("read") -> in.readNBytes(Math.min((Integer) given, Math.max(1, in.available())));
            case Reader in when how.equals("read") -> characters(in, (Integer) given);
            case Scanner in when how.equals("read") -> in.hasNextLine() ? in.nextLine() + "\n" : null;
            case OutputStream out when how.equals("write") -> {
                out.write((byte[]) given);
                yield null;
            }
            case Writer out when how.equals("write") -> out.append((String) given);
            case java.io.Flushable out when how.equals("flush") -> {
                out.flush();
                yield null;
            }
            case java.io.Closeable open when how.equals("close") -> {
                open.close();
                yield null;
            }
            default -> null;
        };
    }

    private static String characters(Reader in, int most) throws IOException {
        char[] letters = new char[Math.min(most, 1 << 16)];
        int count = in.read(letters);
        return count < 0 ? null : new String(letters, 0, count);
    }
}
