package cofferdam.unit;

import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** The language's own collections and maps, which cross by what they hold: a kind by its name, and how to make an empty one. */
final class Collected {

    private static final Map<String, Supplier<Object>> PLAIN = new HashMap<>();
    private static final Map<String, Function<Comparator<Object>, Object>> SORTED = new HashMap<>();

    static {
        for (Supplier<Object> each : List.<Supplier<Object>>of(ArrayList::new, LinkedList::new, Vector::new, Stack::new,
                CopyOnWriteArrayList::new, HashSet::new, LinkedHashSet::new, CopyOnWriteArraySet::new, ArrayDeque::new,
                ConcurrentLinkedQueue::new, ConcurrentLinkedDeque::new, LinkedBlockingQueue::new, LinkedBlockingDeque::new,
                HashMap::new, LinkedHashMap::new, Hashtable::new, ConcurrentHashMap::new)) {
            PLAIN.put(each.get().getClass().getName(), each);
        }
        for (Function<Comparator<Object>, Object> each : List.<Function<Comparator<Object>, Object>>of(TreeSet::new, TreeMap::new,
                ConcurrentSkipListSet::new, ConcurrentSkipListMap::new, order -> new PriorityQueue<>(11, order),
                order -> new PriorityBlockingQueue<>(11, order))) {
            SORTED.put(each.apply(null).getClass().getName(), each);
        }
    }

    private Collected() {}

    /** The kind of a collection or map of the language's own; null for anything else. */
    static String kind(Object value) {
        Class<?> type = value.getClass();
        String name = type.getName();
        if (!(value instanceof Collection || value instanceof Map) || !Platform.has(type)) {
            return null;
        }
        if (PLAIN.containsKey(name) || SORTED.containsKey(name)) {
            return name;
        }
        if (name.equals("java.util.Arrays$ArrayList")) {
            return "fixed";
        }
        boolean constant = name.startsWith("java.util.ImmutableCollections$")
                || name.matches("java[.]util[.]Collections[$](Unmodifiable|Empty|Singleton|Copies).*");
        String shape = value instanceof SortedMap ? "sorted map" : value instanceof Map ? "map"
                : value instanceof SortedSet ? "sorted set" : value instanceof Set ? "set"
                : value instanceof List ? "list" : "collection";
        return constant ? "constant " + shape : shape;
    }

    /** Whether it is written with the order that it keeps. */
    static boolean isSorted(String kind) {
        return SORTED.containsKey(kind) || kind.endsWith("sorted set") || kind.endsWith("sorted map");
    }

    /** What it is sorted by; null where it has an order of its own. */
    static Comparator<?> order(Object value) {
        if (value instanceof SortedSet<?> set) {
            return set.comparator();
        }
        if (value instanceof SortedMap<?, ?> map) {
            return map.comparator();
        }
        return value instanceof PriorityQueue<?> queue ? queue.comparator() : ((PriorityBlockingQueue<?>) value).comparator();
    }

    static boolean isMap(String kind) {
        return kind.endsWith("Map") || kind.endsWith("map") || kind.endsWith("Hashtable");
    }

    /** Whether nobody can change one. */
    static boolean isConstant(String kind) {
        return kind.startsWith("constant ");
    }

    /** An empty one to be filled; what has a fixed size is made by {@link #close}. */
    static Object open(String kind, Comparator<Object> order) {
        if (PLAIN.containsKey(kind)) {
            return PLAIN.get(kind).get();
        }
        if (SORTED.containsKey(kind)) {
            return SORTED.get(kind).apply(order);
        }
        return switch (kind.replace("constant ", "")) {
            case "map" -> new LinkedHashMap<>();
            case "set" -> new LinkedHashSet<>();
            case "sorted set" -> new TreeSet<>(order);
            case "sorted map" -> new TreeMap<>(order);
            case "list", "collection", "fixed" -> new ArrayList<>();
            default -> throw new IllegalArgumentException("a collection of a kind that nobody knows");
        };
    }

    /** What stands for it once it is filled. */
    @SuppressWarnings("unchecked")
    static Object close(String kind, Object filled) {
        return switch (kind) {
            case "fixed" -> Arrays.asList(((List<Object>) filled).toArray());
            case "constant map" -> Collections.unmodifiableMap((Map<Object, Object>) filled);
            case "constant set" -> Collections.unmodifiableSet((Set<Object>) filled);
            case "constant sorted set" -> Collections.unmodifiableSortedSet((SortedSet<Object>) filled);
            case "constant sorted map" -> Collections.unmodifiableSortedMap((SortedMap<Object, Object>) filled);
            case "constant list" -> Collections.unmodifiableList((List<Object>) filled);
            case "constant collection" -> Collections.unmodifiableCollection((Collection<Object>) filled);
            default -> filled;
        };
    }

    /** Puts into an old one what it is to hold now. */
    @SuppressWarnings("unchecked")
    static void replace(Object old, Object fresh) {
        if (old instanceof Map<?, ?> map && fresh instanceof Map<?, ?> now) {
            map.clear();
            ((Map<Object, Object>) map).putAll(now);
        } else if (old.getClass().getName().equals("java.util.Arrays$ArrayList") && fresh instanceof List<?> now) {
            List<Object> list = (List<Object>) old;
            for (int i = 0; i < now.size(); i++) {
                list.set(i, now.get(i));
            }
        } else if (old instanceof Collection<?> all && fresh instanceof Collection<?> now) {
            all.clear();
            ((Collection<Object>) all).addAll(now);
        } else {
            throw new IllegalArgumentException("a collection cannot become another kind of thing");
        }
    }

    /**
     * The order in which something came. It stands for an order that only the program knows: what is not there is equal to
     * nothing that is, whatever the program would say.
     */
    static final class ByPlace extends AbstractCollection<Object> implements Comparator<Object> {

        private final List<Object> places = new ArrayList<>();

        @Override
        public boolean add(Object each) {
            return places.add(each);
        }

        @Override
        public int compare(Object one, Object other) {
            int left = places.indexOf(one);
            int right = places.indexOf(other);
            if (left < 0 && right < 0) {
                return one == other ? 0 : 1;
            }
            return Integer.compare(left < 0 ? Integer.MAX_VALUE : left, right < 0 ? Integer.MAX_VALUE : right);
        }

        @Override
        public java.util.Iterator<Object> iterator() {
            return places.iterator();
        }

        @Override
        public int size() {
            return places.size();
        }
    }
}
