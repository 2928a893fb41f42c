package shop;

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.*;

class ShopTest {

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop("corner");
        shop.add("apple", 30);
        shop.add("pear", 20);
    }

    @Test
    void recordsAndOptionals() throws Exception {
        assertEquals(new Shop.Item("apple", 30), shop.take("apple"));
        assertEquals("pear", shop.cheapest().orElseThrow().title());
        assertEquals("Item[title=apple, price=30]", shop.first().toString());
        assertEquals(List.of(new Shop.Item("apple", 30), new Shop.Item("pear", 20)), shop.items());
        assertTrue(shop.first().compareTo(shop.cheapest().get()) > 0);
        if (shop.first() instanceof Shop.Item(String title, int price)) {
            assertEquals(30, price);
        }
        assertNotEquals(shop.first(), "apple");
    }

    @Test
    void exceptions() {
        Shop.SoldOut none = assertThrows(Shop.SoldOut.class, () -> shop.take("plum"));
        assertEquals("no plum", none.getMessage());
        assertEquals(1, none.wanted());
        assertEquals("a price of -1", assertThrows(IllegalArgumentException.class, () -> shop.add("x", -1)).getMessage());
        assertThrowsExactly(NoSuchElementException.class, new Shop("empty")::first);
        assertThrows(UnsupportedOperationException.class, () -> shop.items().add(null));
        assertThrows(StackOverflowError.class, () -> Shop.deep(0));
        assertThrows(IndexOutOfBoundsException.class, () -> new Shop.Box<String>().get(3));
        assertEquals("own", assertThrows(IllegalStateException.class, () -> Shop.twice(() -> {
            throw new IllegalStateException("own");
        })).getMessage());
        assertInstanceOf(Exception.class, new Shop.SoldOut("made here", 2));
        assertEquals("made here", new Shop.SoldOut("made here", 2).getMessage());
    }

    @Test
    void collectionsAndArrays() {
        int[] numbers = {3, 1, 2};
        Shop.sort(numbers);
        assertArrayEquals(new int[] {1, 2, 3}, numbers);
        List<String> words = new ArrayList<>(List.of("ccc", "a", "bb"));
        Shop.sort(words, Comparator.comparing(String::length));
        assertEquals(List.of("a", "bb", "ccc"), words);
        Shop.sort(words, (one, other) -> other.compareTo(one));
        assertEquals(List.of("ccc", "bb", "a"), words);
        assertArrayEquals(new int[][] {{1, 0}, {0, 1}}, Shop.table(2));
        assertEquals(Map.of("apple", 30, "pear", 20), shop.prices());
        assertEquals("[pear, apple]", shop.prices().keySet().toString());
        assertEquals(Map.of('a', 2, 'b', 1), Shop.letters("aba"));
        StringBuilder text = new StringBuilder();
        Map<String, Integer> counts = new HashMap<>();
        Shop.fill(text, counts);
        assertEquals("filled", text.toString());
        assertEquals(Map.of("a", 1), counts);
        assertArrayEquals(new int[] {0, 2, 4}, Shop.evens().limit(3).toArray());
    }

    @Test
    void fieldsAndConstants() throws Exception {
        assertEquals(3, Shop.MOST);
        int before = Shop.opened;
        new Shop("another").name.length();
        assertEquals(before + 1, Shop.opened);
        shop.name = "renamed";
        assertEquals("renamed", shop.name);
        shop.visitors += 2;
        shop.visitors++;
        assertEquals(3, shop.visitors);
        Shop.Point point = new Shop.Point(1, 2);
        point.x *= 5;
        assertEquals("(5, 2)", point.toString());
        assertEquals(new Shop.Point(5, 2), point);
        assertEquals(1, new HashSet<>(List.of(point)).size());
        var field = Shop.class.getDeclaredField("secret");
        field.setAccessible(true);
        assertEquals(42L, field.get(shop));
        field.setLong(shop, 43);
        assertEquals(43L, field.getLong(shop));
        var method = Shop.class.getDeclaredMethod("whispered");
        method.setAccessible(true);
        assertEquals("psst", method.invoke(null));
        assertEquals('a' + 1 + 2, Shop.hidden('a', (byte) 1, 2.5));
    }

    @Test
    void enumerations() {
        assertEquals(20, Shop.Size.LARGE.times(2));
        assertEquals("XL", Shop.Size.valueOf("LARGE").label());
        assertSame(Shop.Size.SMALL, Shop.Size.values()[0]);
        assertEquals("S", switch (Shop.Size.SMALL) {
            case SMALL -> Shop.Size.SMALL.label();
            case LARGE -> "no";
        });
        assertEquals(EnumSet.of(Shop.Size.SMALL), EnumSet.complementOf(EnumSet.of(Shop.Size.LARGE)));
        assertEquals(Shop.Size.LARGE, Shop.twice(() -> Shop.Size.LARGE));
    }

    @Test
    void interfacesOfTheTestsOwn() {
        assertEquals(25, shop.total(price -> price / 2));
        assertEquals(25, shop.total(Shop.Discount.half()));
        assertEquals(48, shop.total(new Shop.Discount() {
            @Override
            public int of(int price) {
                return price - 1;
            }
        }));
        Shop.Discount minus = price -> price - 1;
        assertEquals(8, minus.twice().of(10));
        AtomicInteger calls = new AtomicInteger();
        assertEquals(2, Shop.twice(calls::incrementAndGet));
        Shop.Box<Object> box = new Shop.Box<>();
        Object mine = new Object();
        box.put(mine);
        assertSame(mine, box.get(0));
        assertTrue(box.has(mine));
        assertFalse(box.has(new Object()));
        assertEquals(List.of(4, 6), numbers().map(each -> each * 2).stream().toList());
        int sum = 0;
        for (Shop.Item each : shop) {
            sum += each.price();
        }
        assertEquals(50, sum);
    }

    private static Shop.Box<Integer> numbers() {
        Shop.Box<Integer> box = new Shop.Box<>();
        box.put(2);
        box.put(3);
        return box;
    }

    @Test
    void inheritance() {
        Shop.Animal dog = new Shop.Dog("Rex");
        assertEquals("Rex says woof", dog.speak());
        assertInstanceOf(Shop.Dog.class, dog);
        assertEquals("Rex", dog.name);
    }

    @Test
    void whatIsPrintedAndRead() {
        PrintStream out = System.out;
        InputStream in = System.in;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed));
            System.setIn(new ByteArrayInputStream("Ada\n".getBytes()));
            Shop.greet();
            Shop.main(new String[] {"a", "b"});
        } finally {
            System.setOut(out);
            System.setIn(in);
        }
        assertEquals("Hello, Ada!" + System.lineSeparator() + "a-b" + System.lineSeparator(), printed.toString());
    }

    @Test
    void threads() throws Exception {
        Shop.Worker worker = new Shop.Worker();
        worker.start();
        worker.join();
        assertEquals(100, worker.done());
        assertFalse(worker.isAlive());
        Shop.Counter counter = new Shop.Counter();
        Thread[] all = new Thread[4];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Thread(() -> {
                for (int j = 0; j < 5; j++) {
                    counter.increment();
                }
            });
            all[i].start();
        }
        assertEquals(20, counter.await(20));
        for (Thread each : all) {
            each.join();
        }
    }

    @ParameterizedTest(name = "{0}! is {1}")
    @CsvSource({"0, 1", "5, 120", "20, 2432902008176640000"})
    void factorials(int n, long expected) {
        assertEquals(expected, Shop.factorial(n));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void ofMethods(Shop.Size size, int factor) {
        assertEquals(factor, size.times(1));
    }

    static Stream<Arguments> sizes() {
        return Stream.of(Arguments.of(Shop.Size.SMALL, 1), Arguments.of(Shop.Size.LARGE, 10));
    }

    @RepeatedTest(2)
    void repeated() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(6, Shop.factorial(3)));
    }

    @TestFactory
    Stream<DynamicTest> made() {
        return Stream.of(1, 2).map(each -> DynamicTest.dynamicTest("of " + each, () -> assertEquals(1L * each, Shop.factorial(each))));
    }

    @Nested
    @DisplayName("an empty shop")
    class Empty {

        private final Shop none = new Shop("none");

        @Test
        @DisplayName("has nothing to take")
        void takes() {
            assertThrows(Shop.SoldOut.class, () -> none.take("anything"));
            assertTrue(none.cheapest().isEmpty());
        }

        @Test
        void writes(@TempDir java.nio.file.Path folder) {
            assertTrue(java.nio.file.Files.isDirectory(folder));
            assertAll(() -> assertEquals(0, none.total(each -> each)), () -> assertEquals(3, Shop.count("one two three")));
        }
    }

    @Test
    @DisplayName("left out")
    void leftOut() {
        assumeTrue(false, "not here");
    }
}
