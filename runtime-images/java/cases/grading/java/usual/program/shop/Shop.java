package shop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A bit of everything that tests ask of a program. */
public class Shop implements Iterable<Shop.Item> {

    public static final int MOST = 3;
    public static int opened;
    public String name;
    int visitors;
    private final List<Item> items = new ArrayList<>();
    private long secret = 42L;

    /** What is for sale. */
    public record Item(String title, int price) implements Comparable<Item> {
        public Item {
            if (price < 0) {
                throw new IllegalArgumentException("a price of " + price);
            }
        }

        @Override
        public int compareTo(Item other) {
            return Integer.compare(price, other.price);
        }
    }

    public enum Size {
        SMALL(1), LARGE(10) {
            @Override
            public String label() {
                return "XL";
            }
        };

        private final int factor;

        Size(int factor) {
            this.factor = factor;
        }

        public int times(int what) {
            return factor * what;
        }

        public String label() {
            return name().substring(0, 1);
        }
    }

    public interface Discount {
        int of(int price);

        default Discount twice() {
            return price -> of(of(price));
        }

        static Discount half() {
            return price -> price / 2;
        }
    }

    public static class SoldOut extends Exception {
        private static final long serialVersionUID = 1L;
        private final int wanted;

        public SoldOut(String message, int wanted) {
            super(message);
            this.wanted = wanted;
        }

        public int wanted() {
            return wanted;
        }
    }

    public abstract static class Animal {
        protected final String name;

        protected Animal(String name) {
            this.name = name;
        }

        public abstract String sound();

        public String speak() {
            return name + " says " + sound();
        }
    }

    public static class Dog extends Animal {
        public Dog(String name) {
            super(name);
        }

        @Override
        public String sound() {
            return "woof";
        }
    }

    public static final class Point {
        public int x;
        public int y;

        public Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point point && point.x == x && point.y == y;
        }

        @Override
        public int hashCode() {
            return 31 * x + y;
        }

        @Override
        public String toString() {
            return "(" + x + ", " + y + ")";
        }
    }

    /** A list of its own. */
    public static class Box<T> {
        private final List<T> held = new ArrayList<>();

        public void put(T each) {
            held.add(each);
        }

        public T get(int at) {
            return held.get(at);
        }

        public boolean has(T each) {
            return held.contains(each);
        }

        public <R> Box<R> map(Function<? super T, ? extends R> change) {
            Box<R> made = new Box<>();
            held.forEach(each -> made.put(change.apply(each)));
            return made;
        }

        public Stream<T> stream() {
            return held.stream();
        }
    }

    public static class Worker extends Thread {
        private int done;

        @Override
        public void run() {
            for (int i = 0; i < 100; i++) {
                done++;
                Thread.yield();
            }
        }

        public int done() {
            return done;
        }
    }

    /** A counter that many threads may use. */
    public static class Counter {
        private int count;

        public synchronized void increment() {
            count++;
            notifyAll();
        }

        public synchronized int await(int most) throws InterruptedException {
            while (count < most) {
                wait();
            }
            return count;
        }
    }

    public Shop(String name) {
        this.name = name;
        opened++;
    }

    public void add(String title, int price) {
        items.add(new Item(title, price));
    }

    public Item take(String title) throws SoldOut {
        return items.stream().filter(each -> each.title().equals(title)).findFirst()
                .orElseThrow(() -> new SoldOut("no " + title, 1));
    }

    public Optional<Item> cheapest() {
        return items.stream().min(Comparator.naturalOrder());
    }

    public List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    public Map<String, Integer> prices() {
        Map<String, Integer> all = new TreeMap<>(Comparator.reverseOrder());
        items.forEach(each -> all.put(each.title(), each.price()));
        return all;
    }

    @Override
    public Iterator<Item> iterator() {
        return items.iterator();
    }

    public int total(Discount discount) {
        return items.stream().mapToInt(each -> discount.of(each.price())).sum();
    }

    public static void sort(int[] numbers) {
        Arrays.sort(numbers);
    }

    public static <T> void sort(List<T> all, Comparator<? super T> order) {
        all.sort(order);
    }

    public static int[][] table(int size) {
        int[][] all = new int[size][size];
        for (int i = 0; i < size; i++) {
            all[i][i] = 1;
        }
        return all;
    }

    public static long factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    public static IntStream evens() {
        return IntStream.iterate(0, each -> each + 2);
    }

    public static <T> T twice(Supplier<T> from) {
        from.get();
        return from.get();
    }

    public static void greet() {
        Scanner in = new Scanner(System.in);
        System.out.println("Hello, " + in.nextLine() + "!");
    }

    public static int count(String text) {
        return new Scanner(text).useDelimiter("\\s+").tokens().toList().size();
    }

    public static void fill(StringBuilder text, Map<String, Integer> counts) {
        text.append("filled");
        counts.merge("a", 1, Integer::sum);
    }

    static int hidden(char letter, byte small, double wide) {
        return letter + small + (int) wide;
    }

    private static String whispered() {
        return "psst";
    }

    public static void main(String[] args) {
        System.out.println(String.join("-", args));
    }

    public static int deep(int n) {
        return deep(n + 1) + 1;
    }

    public Item first() {
        if (items.isEmpty()) {
            throw new NoSuchElementException("nothing here");
        }
        return items.get(0);
    }

    public static Map<Character, Integer> letters(String text) {
        Map<Character, Integer> all = new HashMap<>();
        for (char each : text.toCharArray()) {
            all.merge(each, 1, Integer::sum);
        }
        return all;
    }
}
