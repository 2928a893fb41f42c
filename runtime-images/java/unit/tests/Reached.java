package cofferdam.unit;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * What a test's byte code calls in place of the language's own: a field that is reached by reflection is the program's, and what a
 * test starts (the program as a command, say) starts where the tests are not.
 */
public final class Reached {

    private Reached() {}

    private static boolean isTheirs(Field field) {
        return Link.stands(field.getDeclaringClass()) && !field.isEnumConstant();
    }

    private static Object found(Field field, Object self) throws IllegalAccessException {
        if (!isTheirs(field)) {
            return field.get(self);
        }
        allow(field);
        try {
            return Link.getField(Modifier.isStatic(field.getModifiers()) ? null : self, field.getDeclaringClass().getName(), field.getName());
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }

    /** What the language would have refused stays refused. */
    private static void allow(Field field) throws IllegalAccessException {
        boolean open = Modifier.isPublic(field.getModifiers()) && Modifier.isPublic(field.getDeclaringClass().getModifiers());
        boolean near = !Modifier.isPrivate(field.getModifiers());
        if (!open && !near && !opened(field)) {
            throw new IllegalAccessException("a test cannot access a member of `" + field.getDeclaringClass().getName() + "` with modifiers `"
                    + Modifier.toString(field.getModifiers()) + "`");
        }
    }

    @SuppressWarnings("deprecation")
    private static boolean opened(Field field) {
        return field.isAccessible();
    }

    private static void put(Field field, Object self, Object value) throws IllegalAccessException {
        if (!isTheirs(field)) {
            field.set(self, value);
            return;
        }
        allow(field);
        try {
            Link.setField(Modifier.isStatic(field.getModifiers()) ? null : self, value, field.getDeclaringClass().getName(), field.getName());
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }

    public static Object get(Field field, Object self) throws IllegalAccessException {
        return found(field, self);
    }

    public static int getInt(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? ((Number) found(field, self)).intValue() : field.getInt(self);
    }

    public static long getLong(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? ((Number) found(field, self)).longValue() : field.getLong(self);
    }

    public static double getDouble(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? ((Number) found(field, self)).doubleValue() : field.getDouble(self);
    }

    public static float getFloat(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? ((Number) found(field, self)).floatValue() : field.getFloat(self);
    }

    public static boolean getBoolean(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? (Boolean) found(field, self) : field.getBoolean(self);
    }

    public static char getChar(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? (Character) found(field, self) : field.getChar(self);
    }

    public static byte getByte(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? (Byte) found(field, self) : field.getByte(self);
    }

    public static short getShort(Field field, Object self) throws IllegalAccessException {
        return isTheirs(field) ? (Short) found(field, self) : field.getShort(self);
    }

    public static void set(Field field, Object self, Object value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setInt(Field field, Object self, int value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setLong(Field field, Object self, long value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setDouble(Field field, Object self, double value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setFloat(Field field, Object self, float value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setBoolean(Field field, Object self, boolean value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setChar(Field field, Object self, char value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setByte(Field field, Object self, byte value) throws IllegalAccessException {
        put(field, self, value);
    }

    public static void setShort(Field field, Object self, short value) throws IllegalAccessException {
        put(field, self, value);
    }

    private static Object ofThread(Thread self, String name, String type, Object... args) {
        try {
            return Link.call(self, "java.lang.Thread", name, type, args);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }

    public static void join(Thread self) throws InterruptedException {
        if (Link.stands(self.getClass())) {
            ofThread(self, "join", "()V");
        } else {
            self.join();
        }
    }

    public static void join(Thread self, long time) throws InterruptedException {
        if (Link.stands(self.getClass())) {
            ofThread(self, "join", "(J)V", time);
        } else {
            self.join(time);
        }
    }

    public static boolean isAlive(Thread self) {
        return Link.stands(self.getClass()) ? (Boolean) ofThread(self, "isAlive", "()Z") : self.isAlive();
    }

    public static String getName(Thread self) {
        return Link.stands(self.getClass()) ? (String) ofThread(self, "getName", "()Ljava/lang/String;") : self.getName();
    }

    public static void setName(Thread self, String name) {
        if (Link.stands(self.getClass())) {
            ofThread(self, "setName", "(Ljava/lang/String;)V", name);
        } else {
            self.setName(name);
        }
    }

    public static boolean isDaemon(Thread self) {
        return Link.stands(self.getClass()) ? (Boolean) ofThread(self, "isDaemon", "()Z") : self.isDaemon();
    }

    public static void setDaemon(Thread self, boolean daemon) {
        if (Link.stands(self.getClass())) {
            ofThread(self, "setDaemon", "(Z)V", daemon);
        } else {
            self.setDaemon(daemon);
        }
    }

    public static Process start(ProcessBuilder builder) throws IOException {
        List<String> words = builder.command();
        List<String> apart = new ArrayList<>(List.of("/cofferdam/runner", "apart-alone"));
        if (!words.isEmpty()) {
            apart.add(words.get(0));
            apart.addAll(words);
        }
        builder.command(apart);
        try {
            return builder.start();
        } finally {
            builder.command(words);
        }
    }

    public static Process exec(Runtime runtime, String[] words, String[] environment, File folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder);
        if (environment != null) {
            builder.environment().clear();
            for (String each : environment) {
                int sign = each.indexOf('=');
                if (sign > 0) {
                    builder.environment().put(each.substring(0, sign), each.substring(sign + 1));
                }
            }
        }
        return start(builder);
    }

    public static Process exec(Runtime runtime, String[] words, String[] environment) throws IOException {
        return exec(runtime, words, environment, null);
    }

    public static Process exec(Runtime runtime, String[] words) throws IOException {
        return exec(runtime, words, null, null);
    }

    public static Process exec(Runtime runtime, String line, String[] environment, File folder) throws IOException {
        StringTokenizer words = new StringTokenizer(line);
        List<String> all = new ArrayList<>();
        while (words.hasMoreTokens()) {
            all.add(words.nextToken());
        }
        return exec(runtime, all.toArray(String[]::new), environment, folder);
    }

    public static Process exec(Runtime runtime, String line, String[] environment) throws IOException {
        return exec(runtime, line, environment, null);
    }

    public static Process exec(Runtime runtime, String line) throws IOException {
        return exec(runtime, line, null, null);
    }
}
