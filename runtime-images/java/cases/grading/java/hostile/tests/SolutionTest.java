import static org.junit.jupiter.api.Assertions.*;

import java.math.BigInteger;
import java.util.*;
import org.junit.jupiter.api.Test;

class SolutionTest {

    @Test
    void squares() {
        assertEquals(49, Solution.square(7));
    }

    @Test
    void loosely() {
        assertTrue(Solution.square(9) == 81);
    }

    @Test
    void names() {
        assertEquals(List.of("ada", "grace"), Solution.names());
    }

    @Test
    void aTextHasNoLength() {
        assertThrows(IllegalArgumentException.class, () -> Solution.length(null));
    }

    @Test
    void each() {
        List<Integer> seen = new ArrayList<>();
        Solution.each(List.of(1, 2), seen::add);
        assertEquals(List.of(1, 2), seen);
    }

    @Test
    void objects() {
        assertEquals(BigInteger.TEN, Solution.anything());
        assertEquals(Set.of("a", "b"), Solution.group());
    }
}
