package cofferdam.unit;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/** Reads one message's values. Whatever the bytes are, what comes of them is data, or something that {@link Names} knows. */
final class Reading {

    /** Finds what is no data. */
    interface Names {
        Object resolve(char tag, Reading from);

        /** A class by its name; never null. */
        Class<?> type(String name);

        /** What was written in an earlier call of this side's. */
        Object original(long call, int index);

        /** What a collection is sorted by, here. */
        Comparator<Object> order(Object given, Collection<?> held);
    }

    private final ByteBuffer in;
    private final Names names;
    private final List<Object> read = new ArrayList<>();
    private int depth;

    Reading(byte[] bytes, int from, Names names) {
        this.in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        this.names = names;
    }

    /** All that can be changed, by place. */
    List<Object> read() {
        return read;
    }

    char tag() {
        return (char) in.get();
    }

    long number() {
        return in.getLong();
    }

    String text() {
        char[] letters = new char[bounded(in.getInt(), 2)];
        in.asCharBuffer().get(letters);
        in.position(in.position() + 2 * letters.length);
        return new String(letters);
    }

    List<String> texts() {
        List<String> all = new ArrayList<>();
        for (int left = bounded(number(), 4); left > 0; left--) {
            all.add(text());
        }
        return all;
    }

    Object[] values() {
        Object[] all = new Object[bounded(number(), 1)];
        for (int i = 0; i < all.length; i++) {
            all[i] = value();
        }
        return all;
    }

    /** No length is believed that the message could not hold. */
    private int bounded(long length, int size) {
        if (length < 0 || length > in.remaining() / size) {
            throw new IllegalArgumentException("a length that cannot be");
        }
        return (int) length;
    }

    Object value() {
        if (++depth > Writing.DEEPEST + 10) {
            throw new IllegalArgumentException("values are nested too deeply");
        }
        try {
            return value(tag());
        } finally {
            depth--;
        }
    }

    private Object value(char tag) {
        return switch (tag) {
            case 'N' -> null;
            case '1' -> true;
            case '0' -> false;
            case 'B' -> (byte) number();
            case 'H' -> (short) number();
            case 'C' -> (char) number();
            case 'I' -> (int) number();
            case 'J' -> number();
            case 'F' -> Float.intBitsToFloat((int) number());
            case 'D' -> Double.longBitsToDouble(number());
            case 's' -> text();
            case 'O' -> Optional.ofNullable(value());
            case 'K' -> names.type(text());
            case 'S', 'i', 'j', 'd' -> stream(tag, value());
            case 'V' -> Values.value(text(), text());
            case 'e' -> new AbstractMap.SimpleEntry<>(value(), value());
            case 'G' -> read.get((int) number());
            case 'g' -> shared(number(), (int) number());
            case 'A', 'T', 'L' -> container(tag);
            default -> names.resolve(tag, this);
        };
    }

    private Object container(char tag) {
        int place = read.size();
        return switch (tag) {
            case 'A' -> array(place);
            case 'T' -> named(place, text().equals("b") ? new StringBuilder(text()) : new StringBuffer(text()));
            default -> collection(place);
        };
    }

    private Object named(int place, Object made) {
        if (place == read.size()) {
            read.add(made);
        } else {
            read.set(place, made);
        }
        return made;
    }

    private Object array(int place) {
        Class<?> type = names.type(text());
        int length = bounded(number(), 1);
        Object array = named(place, Array.newInstance(type, length));
        for (int i = 0; i < length; i++) {
            switch (array) {
                case byte[] all -> all[i] = in.get();
                case boolean[] all -> all[i] = in.get() != 0;
                case char[] all -> all[i] = in.getChar();
                case short[] all -> all[i] = in.getShort();
                case int[] all -> all[i] = in.getInt();
                case long[] all -> all[i] = in.getLong();
                case float[] all -> all[i] = in.getFloat();
                case double[] all -> all[i] = in.getDouble();
                default -> Array.set(array, i, value());
            }
        }
        return array;
    }

    @SuppressWarnings("unchecked")
    private Object collection(int place) {
        String kind = text();
        boolean sorted = Collected.isSorted(kind);
        // What is sorted, or closed once it is full, is made when all of it is there, and so cannot hold itself.
        Object open = sorted ? null : Collected.open(kind, null);
        named(place, open == null || kind.equals("fixed") ? "a collection that holds itself" : Collected.close(kind, open));
        Object order = sorted ? value() : null;
        Object[] held = values();
        if (sorted) {
            open = Collected.open(kind, names.order(order, first(held, Collected.isMap(kind) ? 2 : 1)));
        }
        if (open instanceof Map<?, ?> map) {
            for (int i = 0; i + 1 < held.length; i += 2) {
                ((Map<Object, Object>) map).put(held[i], held[i + 1]);
            }
        } else {
            ((Collection<Object>) open).addAll(java.util.Arrays.asList(held));
        }
        return sorted || kind.equals("fixed") ? named(place, Collected.close(kind, open)) : read.get(place);
    }

    private static List<Object> first(Object[] held, int step) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < held.length; i += step) {
            keys.add(held[i]);
        }
        return keys;
    }

    /** Something of ours that comes back: what it holds now goes into it. */
    private Object shared(long call, int index) {
        Object original = names.original(call, index);
        int place = read.size();
        Object fresh = container(tag());
        fill(original, fresh);
        return named(place, original);
    }

    private static void fill(Object original, Object fresh) {
        if (original.getClass().isArray()) {
            int length = Array.getLength(original);
            if (length != Array.getLength(fresh)) {
                throw new IllegalArgumentException("an array cannot change its length");
            }
            System.arraycopy(fresh, 0, original, 0, length);
        } else if (original instanceof StringBuilder text) {
            text.replace(0, text.length(), fresh.toString());
        } else if (original instanceof StringBuffer text) {
            text.replace(0, text.length(), fresh.toString());
        } else if (!Collected.isConstant(Collected.kind(original))) {
            Collected.replace(original, fresh);
        }
    }

    @SuppressWarnings("unchecked")
    private static Object stream(char tag, Object given) {
        Iterator<Object> each = (Iterator<Object>) given;
        return switch (tag) {
            case 'i' -> StreamSupport.intStream(Spliterators.spliteratorUnknownSize(new Ints(each), 0), false);
            case 'j' -> StreamSupport.longStream(Spliterators.spliteratorUnknownSize(new Longs(each), 0), false);
            case 'd' -> StreamSupport.doubleStream(Spliterators.spliteratorUnknownSize(new Doubles(each), 0), false);
            default -> StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, 0), false);
        };
    }

    private record Ints(Iterator<Object> from) implements PrimitiveIterator.OfInt {
        @Override
        public boolean hasNext() {
            return from.hasNext();
        }

        @Override
        public int nextInt() {
            return (Integer) from.next();
        }
    }

    private record Longs(Iterator<Object> from) implements PrimitiveIterator.OfLong {
        @Override
        public boolean hasNext() {
            return from.hasNext();
        }

        @Override
        public long nextLong() {
            return (Long) from.next();
        }
    }

    private record Doubles(Iterator<Object> from) implements PrimitiveIterator.OfDouble {
        @Override
        public boolean hasNext() {
            return from.hasNext();
        }

        @Override
        public double nextDouble() {
            return (Double) from.next();
        }
    }
}
