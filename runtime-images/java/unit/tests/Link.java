package cofferdam.unit;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests' side of the program. What stands in for the program's classes calls what is static here; what the program says
 * is data, a number of its own, or a name of a class that is the language's or the program's, and chooses nothing else.
 */
public final class Link extends Peer {

    /** An object of the program's, in one of its processes. */
    private record Handle(long number, int life, String message) {}

    private static Link link;

    private final World world;
    private final Map<Object, Handle> handles = new IdentityHashMap<>();
    private final Map<Long, Object> standing = new HashMap<>();
    private final Map<Object, Long> lentNumbers = new IdentityHashMap<>();
    private final List<Object> lent = new ArrayList<>();
    private int life;

    private Link(World world) {
        super("qrc", 0);
        this.world = world;
    }

    /** Begins to listen; the program's process begins when it is asked for something. */
    static void open(World world) {
        link = new Link(world);
        Thread.ofPlatform().daemon().name("from the program").start(() -> {
            try {
                link.listen();
            } catch (java.io.IOException gone) {
                Runtime.getRuntime().halt(1);
            }
        });
    }

    /** A method of the program's; without {@code self}, a static one. */
    public static Object call(Object self, String owner, String name, String type, Object[] args) throws Throwable {
        Object result = link.ask('c', joined(args, self, owner, name, type));
        Class<?> wanted = link.returned(type);
        if (result != null && !wanted.isPrimitive() && !wanted.isInstance(result)) {
            throw new UnsupportedOperationException("`" + owner + "." + name + "` returns a `" + Remote.shown(result)
                    + "`, which stays in the program's process: a test can have of it what its interfaces have");
        }
        return result;
    }

    private static Object[] joined(Object[] last, Object... first) {
        Object[] all = java.util.Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    private Class<?> returned(String type) {
        return MethodType.fromMethodDescriptorString("()" + type.substring(type.indexOf(')') + 1), world).returnType();
    }

    /** Has the program make the object that the new one stands for. */
    public static void construct(Object self, String owner, String type, Object[] args) throws Throwable {
        if (!link.world.isStandIn(self.getClass())) {
            throw new UnsupportedOperationException("a test's class cannot extend the program's class `" + owner
                    + "`, which is in another process: implement an interface of the program's, or use what it has");
        }
        Object number = link.ask('n', joined(args, owner, type));
        link.adopt(self, (Long) number, null);
    }

    /** Two of the program's are compared by the program; nothing of a test's own is ever shown to it for that. */
    public static boolean equal(Object self, Object other) throws Throwable {
        if (self == other) {
            return true;
        }
        return other != null && link.isRemote(other)
                && (Boolean) call(self, "java.lang.Object", "equals", "(Ljava/lang/Object;)Z", new Object[] {other});
    }

    /** What an exception of the program's says: as it said when it was thrown. */
    public static String message(Throwable self) throws Throwable {
        synchronized (link.handles) {
            Handle handle = link.handles.get(self);
            if (handle != null && handle.message() != null) {
                return handle.message();
            }
        }
        return (String) call(self, "java.lang.Throwable", "getMessage", "()Ljava/lang/String;", new Object[0]);
    }

    /** What a field of the program's holds; without {@code self}, a static one. */
    public static Object getField(Object self, String owner, String name) throws Throwable {
        return link.ask('f', self, owner, name);
    }

    /** Puts something into a field of the program's. */
    public static void setField(Object self, Object value, String owner, String name) throws Throwable {
        link.ask('F', self, owner, name, value);
    }

    boolean isRemote(Object value) {
        synchronized (handles) {
            return handles.containsKey(value) || value instanceof Enum<?> one && world.isStandIn(one.getDeclaringClass());
        }
    }

    static boolean stands(Class<?> type) {
        return link.world.isStandIn(type);
    }

    private void adopt(Object self, long number, String message) {
        synchronized (handles) {
            forget();
            handles.put(self, new Handle(number, life, message));
            standing.put(number, self);
        }
    }

    /** The numbers of a process that has ended mean nothing any more. */
    private void forget() {
        if (life != life()) {
            life = life();
            standing.clear();
        }
    }

    @Override
    public void refer(Object value, Writing into) {
        Handle handle;
        synchronized (handles) {
            handle = handles.get(value);
        }
        if (handle != null) {
            if (handle.life() != life()) {
                throw new ProgramEnded("this object belongs to a process of the program that has ended");
            }
            into.tag('P').number(handle.number());
        } else if (value instanceof Enum<?> one && (stands(one.getDeclaringClass()) || Platform.has(one.getDeclaringClass()))) {
            into.tag('E').text(one.getDeclaringClass().getName()).text(one.name());
        } else {
            Lent.write(value, lend(value), into);
        }
    }

    private long lend(Object value) {
        synchronized (handles) {
            return lentNumbers.computeIfAbsent(value, fresh -> {
                lent.add(fresh);
                return lent.size() - 1L;
            });
        }
    }

    private Object lent(long number) {
        synchronized (handles) {
            return lent.get((int) number);
        }
    }

    @Override
    public Object resolve(char tag, Reading from) {
        return switch (tag) {
            case 'P', 'p' -> standIn(tag, from);
            case 'Q' -> lent(from.number());
            case 'E' -> constant(type(from.text()), from.text());
            case 'X' -> thrown(from.text(), from.text(), from);
            default -> throw new IllegalArgumentException("a value of a kind that nobody knows");
        };
    }

    private static Object constant(Class<?> type, String name) {
        for (Object each : type.isEnum() || type.isAnonymousClass() ? type.getEnumConstants() : new Object[0]) {
            if (((Enum<?>) each).name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("a constant that nobody knows");
    }

    private Object standIn(char tag, Reading from) {
        long number = from.number();
        List<String> classes = from.texts();
        List<String> interfaces = from.texts();
        Throwable like = tag == 'p' ? (Throwable) thrown("java.lang.Throwable", from.text(), from) : null;
        synchronized (handles) {
            forget();
            Object known = standing.get(number);
            if (known != null) {
                return known;
            }
        }
        Class<?> type = classes.stream().map(world::standIn).filter(each -> each != null && !each.isInterface()).findFirst().orElse(null);
        Object made;
        if (type == null) {
            made = like == null ? proxy(classes, interfaces) : Failure.of(classes.get(0), like);
        } else if (like != null && Throwable.class.isAssignableFrom(type)) {
            made = Failure.copy(like, Platform.thrown(type, like.getMessage()));
        } else {
            made = Platform.blank(type);
        }
        adopt(made, number, like == null ? null : like.getMessage());
        return made;
    }

    private Object proxy(List<String> classes, List<String> interfaces) {
        Class<?>[] known = interfaces.stream().map(this::implementable).filter(each -> each != null).distinct().toArray(Class<?>[]::new);
        return Proxy.newProxyInstance(world, known, new Remote(classes.isEmpty() ? "java.lang.Object" : classes.get(0)));
    }

    private Class<?> implementable(String name) {
        Class<?> own = world.standIn(name);
        if (own != null) {
            return own.isInterface() && !own.isSealed() ? own : null;
        }
        Class<?> found = Platform.find(name);
        return found != null && Platform.isOpen(found) ? found : null;
    }

    private Object thrown(String name, String message, Reading from) {
        Object cause = from.value();
        List<String> trace = from.texts();
        Class<?> type = Platform.find(name);
        boolean spoken = message.startsWith("+");
        String text = spoken ? message.substring(1) : null;
        Throwable made = type == null || !Throwable.class.isAssignableFrom(type) || Failure.endsTheRun(type)
                ? new Failure("the program threw " + name + (spoken ? ": " + text : "")) : Platform.thrown(type, text);
        if (cause instanceof Throwable root && root != made) {
            made.initCause(root);
        }
        made.setStackTrace(Failure.trace(trace));
        return made;
    }

    @Override
    public Class<?> type(String name) {
        Class<?> basic = Platform.basic(name, world);
        if (basic != null) {
            return basic;
        }
        Class<?> own = world.standIn(name);
        Class<?> found = own == null ? Platform.find(name) : own;
        if (found == null) {
            throw new IllegalArgumentException("the program names a class that a test cannot have: `" + name + "`");
        }
        return found;
    }

    /** An order that only the program knows must not decide about what a test holds. */
    @Override
    public Comparator<Object> order(Object given, Collection<?> held) {
        if (given == null) {
            return null;
        }
        if (!isRemote(given)) {
            @SuppressWarnings("unchecked")
            Comparator<Object> own = (Comparator<Object>) given;
            return own;
        }
        Collected.ByPlace order = new Collected.ByPlace();
        order.addAll(held);
        return order;
    }

    @Override
    void print(Reading from) {
        java.io.PrintStream to = from.tag() == '2' ? System.err : System.out;
        byte[] bytes = (byte[]) from.value();
        to.write(bytes, 0, bytes.length);
        to.flush();
    }

    /** Of a test's own objects the program reaches what it was handed, by an interface that it could know. */
    @Override
    Object perform(char what, Object[] values) throws Throwable {
        if (what == 'r') {
            return System.in.readNBytes(Math.min(1 << 16, Math.max(1, System.in.available())));
        }
        Object self = lent((Long) values[0]);
        if (what == 'w') {
            return Lent.flow(self, (String) values[1], values[2]);
        }
        Class<?> owner = type((String) values[1]);
        boolean basic = owner == Object.class && List.of("equals", "hashCode", "toString").contains(values[2]);
        if (what != 'b' || !basic && !(owner.isInterface() && owner.isInstance(self))) {
            throw new IllegalArgumentException("the program asks for what it was not handed");
        }
        Class<?>[] parameters = MethodType.fromMethodDescriptorString((String) values[3], world).parameterArray();
        Method method = owner.getDeclaredMethod((String) values[2], parameters);
        if (!Modifier.isPublic(owner.getModifiers())) {
            method.setAccessible(true);
        }
        try {
            return method.invoke(self, java.util.Arrays.copyOfRange(values, 4, values.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
