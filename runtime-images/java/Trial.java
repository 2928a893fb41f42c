package cofferdam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A program that does a bit of what most programs do; a trial run of it shows which classes they load. */
public final class Trial {

    private Trial() {}

    private record Point(int x, int y) {}

    private interface Shape {
        default String name() {
            return "shape";
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        Scanner in = new Scanner(System.in);
        Map<String, List<Integer>> seen = new TreeMap<>();
        while (in.hasNextLine()) {
            seen.computeIfAbsent(in.nextLine().strip(), key -> new ArrayList<>()).add(seen.size());
        }
        List<Point> points = IntStream.range(0, 5).mapToObj(i -> new Point(i, i * i)).collect(Collectors.toList());
        System.out.println(points + " " + seen + new Shape() {}.name());
        System.out.printf("%d %.2f %s%n", 42, 3.14, "text");
        Thread other = new Thread(() -> System.out.println("thread"));
        other.start();
        other.join();
        try {
            System.err.println(Integer.parseInt("no"));
        } catch (NumberFormatException expected) {
            System.err.println(expected.getMessage());
        }
    }
}
