package cofferdam.unit;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/** What is the language's own: its classes are the same on both sides, and named alone. */
final class Platform {

    private static final ClassLoader LOADER = ClassLoader.getPlatformClassLoader();
    private static final Object FACTORY;
    private static final Method FROM;

    private static final List<Class<?>> PRIMITIVES = List.of(
            int.class, long.class, double.class, float.class, boolean.class, char.class, byte.class, short.class, void.class);

    static {
        try {
            // Of the module jdk.unsupported, where a compiler warns of each mention.
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            FACTORY = factory.getMethod("getReflectionFactory").invoke(null);
            FROM = factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private Platform() {}

    /** A primitive type, or a type of arrays whose elements' class the loader has; null for any other name. */
    static Class<?> basic(String name, ClassLoader loader) {
        if (name.startsWith("[")) {
            return MethodType.fromMethodDescriptorString("()" + name.replace('.', '/'), loader).returnType();
        }
        return PRIMITIVES.stream().filter(each -> each.getName().equals(name)).findFirst().orElse(null);
    }

    static boolean has(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == LOADER;
    }

    /** A class of the language's own; null if there is none of the name. Nothing of it runs. */
    static Class<?> find(String name) {
        try {
            Class<?> found = Class.forName(name, false, LOADER);
            return has(found) ? found : null;
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }

    /** Whether anybody may implement it. */
    static boolean isOpen(Class<?> type) {
        return type.isInterface() && Modifier.isPublic(type.getModifiers()) && !type.isSealed()
                && type.getModule().isExported(type.getPackageName());
    }

    /** An object whose own constructors do not run. */
    static <T> T blank(Class<T> type) {
        return type.cast(made(type, Object.class, new Class<?>[0]));
    }

    /** A throwable with a message, of which only the part that all throwables have is made by a constructor. */
    static Throwable thrown(Class<?> type, String message) {
        return (Throwable) made(type, Throwable.class, new Class<?>[] {String.class}, message);
    }

    private static Object made(Class<?> type, Class<?> base, Class<?>[] parameters, Object... given) {
        try {
            Constructor<?> partly = (Constructor<?>) FROM.invoke(FACTORY, type, base.getDeclaredConstructor(parameters));
            return partly.newInstance(given);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException | NoSuchMethodException impossible) {
            throw new IllegalStateException("`" + type.getName() + "` cannot be stood in for", impossible);
        }
    }
}
