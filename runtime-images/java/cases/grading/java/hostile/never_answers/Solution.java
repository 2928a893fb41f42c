// what: answers nothing
import java.util.*;
import java.util.function.Consumer;

class Solution {

    static int square(int x) { while (true) { Thread.onSpinWait(); } }

    static List<String> names() {
        synchronized (Solution.class) {
            try {
                Solution.class.wait();
            } catch (InterruptedException never) {
                return null;
            }
        }
        return null;
    }

    static int length(String text) { return 0; }

    static void each(List<Integer> all, Consumer<Integer> to) { }

    static Object anything() { return null; }

    static Object group() { return null; }
}
