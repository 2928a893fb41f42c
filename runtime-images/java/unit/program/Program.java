package cofferdam.unit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Answers for the program, one request at a time on each lane; what the program prints and reads is the tests' to take and give. */
public final class Program extends Peer {

    private static final int MOST_PRINTED = 8_192;

    private final ClassLoader loader = Program.class.getClassLoader();
    private final List<Object> owned = new ArrayList<>();
    private final Map<Object, Long> numbers = new IdentityHashMap<>();
    private final Map<Object, Long> borrowed = new IdentityHashMap<>();
    private final Map<Long, Object> strangers = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private char stream = '1';

    private Program() {
        super("caq", 1);
    }

    /** Serves until the tests are gone. */
    public static void main(String[] none) throws IOException {
        Program side = new Program();
        System.setOut(side.printing('1'));
        System.setErr(side.printing('2'));
        System.setIn(side.new In());
        Runtime.getRuntime().addShutdownHook(new Thread(side::flush));
        Thread.ofPlatform().daemon().name("printing").start(side::flushNowAndThen);
        side.listen();
        Runtime.getRuntime().halt(0);
    }

    private PrintStream printing(char number) {
        return new PrintStream(new Out(number), true, StandardCharsets.UTF_8);
    }

    private void flushNowAndThen() {
        try {
            while (true) {
                Thread.sleep(50);
                flush();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void flush() {
        synchronized (printed) {
            if (printed.size() > 0) {
                byte[] bytes = printed.toByteArray();
                printed.reset();
                super.send('c', new Writing(this, Map.of(), new ArrayList<>()).number(PRINTING).tag(stream).value(bytes).bytes());
            }
        }
    }

    /** What was printed before something else was said is seen before it. */
    @Override
    void send(char kind, byte[] body) {
        flush();
        super.send(kind, body);
    }

    private final class Out extends OutputStream {
        private final char number;

        Out(char number) {
            this.number = number;
        }

        @Override
        public void write(int letter) {
            write(new byte[] {(byte) letter}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            synchronized (printed) {
                if (stream != number || printed.size() > MOST_PRINTED) {
                    Program.this.flush();
                    stream = number;
                }
                printed.write(bytes, from, length);
            }
        }
    }

    private final class In extends InputStream {
        private byte[] ahead = new byte[0];
        private int at;

        @Override
        public synchronized int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) throws IOException {
            if (at == ahead.length) {
                ahead = more();
                at = 0;
            }
            int count = Math.min(length, ahead.length - at);
            System.arraycopy(ahead, at, into, from, count);
            at += count;
            return count == 0 && length > 0 ? -1 : count;
        }

        private byte[] more() throws IOException {
            try {
                return (byte[]) ask('r');
            } catch (Throwable thrown) {
                throw new IOException(thrown.getMessage());
            }
        }
    }

    @Override
    void print(Reading from) {
        throw new IllegalStateException("tests print by themselves");
    }

    @Override
    Object perform(char what, Object[] values) throws Throwable {
        try {
            return switch (what) {
                case 'c' -> call(values);
                case 'n' -> number(constructor(values).newInstance(Arrays.copyOfRange(values, 2, values.length)));
                case 'f' -> field(values).get(values[0]);
                case 'F' -> {
                    field(values).set(values[0], values[3]);
                    yield null;
                }
                default -> throw new IllegalArgumentException("nobody knows how to do that");
            };
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } catch (IllegalArgumentException unfit) {
            throw new UnsupportedOperationException("what a test hands over cannot be had in the program's process: " + unfit.getMessage());
        }
    }

    private Object call(Object[] values) throws Throwable {
        Class<?> owner = type((String) values[1]);
        Object self = values[0];
        Method method = method(owner, (String) values[2], (String) values[3]);
        Object[] args = Arrays.copyOfRange(values, 4, values.length);
        if (self != null && method.isDefault() && borrowed.containsKey(self)) {
            // A default method of an interface that a test implements: the interface is here, the rest is there.
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).unreflectSpecial(method, owner).bindTo(self)
                    .invokeWithArguments(args);
        }
        return method.invoke(self, args);
    }

    private Method method(Class<?> owner, String name, String type) throws NoSuchMethodException {
        for (Method each : owner.getDeclaredMethods()) {
            if (each.getName().equals(name) && typeOf(each.getReturnType(), each.getParameterTypes()).equals(type)) {
                if (!Platform.has(owner)) {
                    each.setAccessible(true);
                }
                return each;
            }
        }
        throw new NoSuchMethodException(owner.getName() + "." + name + type);
    }

    private static String typeOf(Class<?> returned, Class<?>[] parameters) {
        return MethodType.methodType(returned, parameters).toMethodDescriptorString();
    }

    private Constructor<?> constructor(Object[] values) throws NoSuchMethodException {
        for (Constructor<?> each : type((String) values[0]).getDeclaredConstructors()) {
            if (typeOf(void.class, each.getParameterTypes()).equals(values[1])) {
                each.setAccessible(true);
                return each;
            }
        }
        throw new NoSuchMethodException(values[0] + ".<init>" + values[1]);
    }

    private Field field(Object[] values) throws NoSuchFieldException {
        for (Class<?> each = type((String) values[1]); each != null; each = each.getSuperclass()) {
            for (Class<?> one : withInterfaces(each)) {
                for (Field found : one.getDeclaredFields()) {
                    if (found.getName().equals(values[2])) {
                        found.setAccessible(!Platform.has(one));
                        return found;
                    }
                }
            }
        }
        throw new NoSuchFieldException(values[1] + "." + values[2]);
    }

    private List<Class<?>> withInterfaces(Class<?> type) {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        Lent.interfaces(type).forEach(name -> all.add(type(name)));
        return all;
    }

    private synchronized long number(Object value) {
        return numbers.computeIfAbsent(value, fresh -> {
            owned.add(fresh);
            return owned.size() - 1L;
        });
    }

    @Override
    public void refer(Object value, Writing into) {
        Long stranger;
        synchronized (this) {
            stranger = borrowed.get(value);
        }
        if (stranger != null) {
            into.tag('Q').number(stranger);
        } else if (value instanceof Enum<?> one) {
            into.tag('E').text(one.getDeclaringClass().getName()).text(one.name());
        } else if (value instanceof Throwable thrown && Platform.has(value.getClass())) {
            into.tag('X').text(value.getClass().getName());
            tell(thrown, into);
        } else {
            into.tag(value instanceof Throwable ? 'p' : 'P').number(number(value));
            List<String> classes = new ArrayList<>();
            for (Class<?> each = value.getClass(); each != Object.class; each = each.getSuperclass()) {
                classes.add(each.getName());
            }
            into.texts(classes).texts(Lent.interfaces(value.getClass()));
            if (value instanceof Throwable thrown) {
                tell(thrown, into);
            }
        }
    }

    private static void tell(Throwable thrown, Writing into) {
        String message = thrown.getMessage();
        List<String> trace = Arrays.stream(thrown.getStackTrace())
                .filter(each -> !each.getClassName().matches("(cofferdam[.]unit|jdk[.]internal|java[.]lang[.](reflect|invoke))[.].*"))
                .limit(30).map(each -> each.getClassName() + "\n" + each.getMethodName() + "\n" + each.getFileName() + "\n" + each.getLineNumber())
                .toList();
        into.text(message == null ? "" : "+" + message).value(thrown.getCause()).texts(trace);
    }

    @Override
    public Object resolve(char tag, Reading from) {
        return switch (tag) {
            case 'P' -> mine(from.number());
            case 'E' -> constant(type(from.text()), from.text());
            case 'Y' -> copy((byte[]) from.value());
            case 'Q' -> stranger(from.number(), from.texts());
            case 'W' -> kept(from.number(), from.text());
            case 'Z' -> error(from.number(), from.text(), from.text());
            default -> throw new IllegalArgumentException("a value of a kind that nobody knows");
        };
    }

    private synchronized Object mine(long number) {
        return owned.get((int) number);
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> ((Enum<?>) each).name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`" + type.getName() + "` has no `" + name + "`"));
    }

    private static Object copy(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private synchronized Object stranger(long number, List<String> names) {
        return strangers.computeIfAbsent(number, fresh -> {
            Class<?>[] known = names.stream().map(this::implementable).filter(each -> each != null).toArray(Class<?>[]::new);
            Object made = Proxy.newProxyInstance(loader, known, new Borrowed(this, number));
            borrowed.put(made, number);
            return made;
        });
    }

    private Class<?> implementable(String name) {
        try {
            Class<?> found = Class.forName(name, false, loader);
            boolean own = !Platform.has(found) && found.isInterface() && !found.isSealed();
            return own || Platform.isOpen(found) ? found : null;
        } catch (ClassNotFoundException | LinkageError unknown) {
            return null;
        }
    }

    private synchronized Object kept(long number, String kind) {
        return strangers.computeIfAbsent(number, fresh -> {
            Object made = new Borrowed(this, number).flowing(kind);
            borrowed.put(made, number);
            return made;
        });
    }

    private synchronized Object error(long number, String name, String message) {
        return strangers.computeIfAbsent(number, fresh -> {
            Class<?> type = Platform.find(name);
            String text = message.isEmpty() ? null : message.substring(1);
            Throwable made = type == null || Modifier.isAbstract(type.getModifiers()) ? new Borrowed.Thrown(text) : Platform.thrown(type, text);
            borrowed.put(made, number);
            return made;
        });
    }

    @Override
    public Class<?> type(String name) {
        Class<?> basic = Platform.basic(name, loader);
        try {
            return basic == null ? Class.forName(name, false, loader) : basic;
        } catch (ClassNotFoundException unknown) {
            throw new IllegalArgumentException("there is no class `" + name + "`", unknown);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Comparator<Object> order(Object given, Collection<?> held) {
        return (Comparator<Object>) given;
    }
}
