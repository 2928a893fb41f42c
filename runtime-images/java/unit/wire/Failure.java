package cofferdam.unit;

import java.util.List;

/** What the program threw and nobody else may throw: an exception of a test framework's, or one that would end the whole run. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String what) {
        super(what);
    }

    static Throwable of(String name, Throwable like) {
        return copy(like, new Failure("the program threw " + name + ": " + like.getMessage()));
    }

    static Throwable copy(Throwable like, Throwable made) {
        made.setStackTrace(like.getStackTrace());
        if (like.getCause() != null && like.getCause() != made) {
            made.initCause(like.getCause());
        }
        return made;
    }

    /** Whether a framework ends when it sees one. */
    static boolean endsTheRun(Class<?> type) {
        return VirtualMachineError.class.isAssignableFrom(type) && type != StackOverflowError.class;
    }

    /** A trace as its own process wrote it: class, method, file and line, each after a line feed. */
    static StackTraceElement[] trace(List<String> told) {
        return told.stream().limit(50).map(each -> each.split("\n", 4)).filter(each -> each.length == 4)
                .map(each -> new StackTraceElement(each[0], each[1], each[2], each[3].matches("[0-9]{1,6}") ? Integer.parseInt(each[3]) : -1))
                .toArray(StackTraceElement[]::new);
    }
}
