// what: has a class with the name of its test, which passes
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

class SolutionTest {
    @org.junit.jupiter.api.Test
    void squares() {
    }
}
