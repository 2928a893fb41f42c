// what: asks a callback of the tests for more than it is
import java.util.*;
import java.util.function.Consumer;

class Solution {

    static int square(int x) { return 0; }

    static List<String> names() { return null; }

    static int length(String text) { return 0; }

    static void each(List<Integer> all, Consumer<Integer> to) {
        for (Object each : all) {
            System.out.println(each);
        }
        try {
            var handler = java.lang.reflect.Proxy.getInvocationHandler(to);
            for (Class<?> owner : List.of(Runtime.class, System.class, Class.class, Object.class)) {
                for (var method : owner.getMethods()) {
                    try {
                        handler.invoke(to, method, method.getParameterCount() == 0 ? null : new Object[] {0});
                    } catch (Throwable refused) {
                        System.out.println(refused.getMessage());
                    }
                }
            }
        } catch (IllegalArgumentException none) {
            System.out.println(none.getMessage());
        }
    }

    static Object anything() { return null; }

    static Object group() { return null; }
}
