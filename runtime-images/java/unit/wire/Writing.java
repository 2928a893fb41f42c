package cofferdam.unit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Writes one message's values: by copy where they are data, by a name of its owner's where they are not. A value that can be
 * changed is written once and named after that, so that it stays one.
 */
final class Writing {

    /** How deeply values may hold values. */
    static final int DEEPEST = 500;

    /** Writes what is no data. */
    interface Names {
        void refer(Object value, Writing into);
    }

    /** Where a value came from: a call of the other side's, and its place in that. */
    record Origin(long call, int index) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Names names;
    private final Map<Object, Origin> known;
    private final Map<Object, Integer> written = new IdentityHashMap<>();
    private final List<Object> originals;
    private int depth;

    /**
     * @param names what is no data
     * @param known what the other side handed over and still waits for
     * @param originals takes what is written here for the first time, by place
     */
    Writing(Names names, Map<Object, Origin> known, List<Object> originals) {
        this.names = names;
        this.known = known;
        this.originals = originals;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Writing tag(char tag) {
        return raw(() -> out.writeByte(tag));
    }

    Writing number(long number) {
        return raw(() -> out.writeLong(number));
    }

    Writing text(String text) {
        return raw(() -> {
            out.writeInt(text.length());
            out.writeChars(text);
        });
    }

    Writing texts(Collection<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    Writing values(Object... values) {
        number(values.length);
        for (Object each : values) {
            value(each);
        }
        return this;
    }

    private interface Step {
        void run() throws IOException;
    }

    private Writing raw(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Writing value(Object value) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("values are nested more than " + DEEPEST + " deep");
        }
        switch (value) {
            case null -> tag('N');
            case Boolean truth -> tag(truth ? '1' : '0');
            case Byte small -> tag('B').number(small);
            case Short small -> tag('H').number(small);
            case Character letter -> tag('C').number(letter);
            case Integer number -> tag('I').number(number);
            case Long number -> tag('J').number(number);
            case Float number -> tag('F').number(Float.floatToRawIntBits(number));
            case Double number -> tag('D').number(Double.doubleToRawLongBits(number));
            case String text -> tag('s').text(text);
            case Optional<?> maybe -> tag('O').value(maybe.orElse(null));
            case Class<?> type -> tag('K').text(type.getName());
            case BaseStream<?, ?> stream -> stream(stream);
            default -> object(value);
        }
        depth--;
        return this;
    }

    /** A stream is its iterator, so that one without an end can cross. */
    private void stream(BaseStream<?, ?> stream) {
        tag(stream instanceof IntStream ? 'i' : stream instanceof LongStream ? 'j' : stream instanceof DoubleStream ? 'd' : 'S');
        value(stream.iterator());
    }

    private void object(Object value) {
        String kind = Values.kind(value);
        if (kind != null) {
            tag('V').text(kind).text(Values.text(kind, value));
        } else if (value instanceof Map.Entry<?, ?> entry && Platform.has(value.getClass())) {
            tag('e').value(entry.getKey()).value(entry.getValue());
        } else if (isContainer(value)) {
            container(value);
        } else {
            names.refer(value, this);
        }
    }

    static boolean isContainer(Object value) {
        return value != null && (value.getClass().isArray() || value instanceof CharSequence && isBuilder(value) || Collected.kind(value) != null);
    }

    private static boolean isBuilder(Object value) {
        return value instanceof StringBuilder || value instanceof StringBuffer;
    }

    private void container(Object value) {
        Integer before = written.get(value);
        if (before != null) {
            tag('G').number(before);
            return;
        }
        written.put(value, written.size());
        originals.add(value);
        Origin origin = known.get(value);
        if (origin != null) {
            tag('g').number(origin.call()).number(origin.index());
        }
        content(value);
    }

    private void content(Object value) {
        if (value.getClass().isArray()) {
            array(value);
        } else if (isBuilder(value)) {
            tag('T').text(value instanceof StringBuilder ? "b" : "B").text(value.toString());
        } else {
            String kind = Collected.kind(value);
            tag('L').text(kind);
            if (Collected.isSorted(kind)) {
                value(Collected.order(value));
            }
            if (value instanceof Map<?, ?> map) {
                Object[][] entries = map.entrySet().stream().map(each -> new Object[] {each.getKey(), each.getValue()}).toArray(Object[][]::new);
                values(Arrays.stream(entries).flatMap(Arrays::stream).toArray());
            } else {
                values(((Collection<?>) value).toArray());
            }
        }
    }

    private void array(Object array) {
        Class<?> type = array.getClass().getComponentType();
        tag('A').text(type.getName());
        int length = Array.getLength(array);
        number(length);
        for (int i = 0; i < length; i++) {
            if (!type.isPrimitive()) {
                value(Array.get(array, i));
                continue;
            }
            int at = i;
            raw(() -> {
                switch (array) {
                    case byte[] all -> out.writeByte(all[at]);
                    case boolean[] all -> out.writeBoolean(all[at]);
                    case char[] all -> out.writeChar(all[at]);
                    case short[] all -> out.writeShort(all[at]);
                    case int[] all -> out.writeInt(all[at]);
                    case long[] all -> out.writeLong(all[at]);
                    case float[] all -> out.writeFloat(all[at]);
                    default -> out.writeDouble(((double[]) array)[at]);
                }
            });
        }
    }

    /** What a value holds now, to be compared with what it holds later. */
    static byte[] snapshot(Object value, Names names) {
        Writing alone = new Writing(names, Map.of(), new java.util.ArrayList<>());
        alone.written.put(value, 0);
        alone.content(value);
        return alone.bytes();
    }
}
