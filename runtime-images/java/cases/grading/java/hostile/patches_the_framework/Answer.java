// what: puts classes of its own in the place of the test framework, and services beside them
import java.util.*;
import java.util.function.Consumer;

class Solution {

    static int square(int x) { return 0; }

    static List<String> names() { return null; }

    static int length(String text) { return 0; }

    static void each(List<Integer> all, Consumer<Integer> to) { }

    static Object anything() { return null; }

    static Object group() { return null; }
}
