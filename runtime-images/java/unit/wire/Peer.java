package cofferdam.unit;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the two sides, which ask each other. Each thread that asks has a lane, and on each lane there is one conversation:
 * who waits for an answer does meanwhile what the other side asks on the same lane.
 */
abstract class Peer implements Writing.Names, Reading.Names {

    /** The lane on which nobody waits for an answer. */
    static final long PRINTING = -1;

    private static final int MOST_LANES = 1_000;
    private static final int LONGEST = 64 << 20;
    private static final char ENDED = 'x';

    private record Message(char kind, byte[] body) {
        Reading read(Peer side) {
            return new Reading(body, Long.BYTES, side);
        }
    }

    /** One conversation. */
    private static final class Lane {
        private final long number;
        private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
        private volatile int waiting;
        private Map<Object, Writing.Origin> known = new IdentityHashMap<>();

        Lane(long number) {
            this.number = number;
        }
    }

    private final char calls;
    private final char returns;
    private final char called;
    private final DataInputStream hearing;
    private final OutputStream saying;
    private final AtomicLong lastCall = new AtomicLong();
    private final AtomicLong nextLane;
    private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
    private final Deque<Lane> free = new ArrayDeque<>();
    private final Map<Long, List<Object>> outstanding = new ConcurrentHashMap<>();
    private final ThreadLocal<Lane> current = new ThreadLocal<>();
    private volatile int life;
    private volatile String fate = "";

    /**
     * @param kinds the kinds of a message that this side calls by, returns by and is called by
     * @param firstLane even on one side and odd on the other
     */
    Peer(String kinds, long firstLane) {
        calls = kinds.charAt(0);
        returns = kinds.charAt(1);
        called = kinds.charAt(2);
        nextLane = new AtomicLong(firstLane);
        saying = new FileOutputStream(descriptor(3));
        hearing = new DataInputStream(new java.io.BufferedInputStream(new FileInputStream(descriptor(4)), 1 << 16));
    }

    /** A descriptor that was there when this process began. */
    static FileDescriptor descriptor(int number) {
        try {
            Constructor<FileDescriptor> of = FileDescriptor.class.getDeclaredConstructor(int.class);
            of.setAccessible(true);
            return of.newInstance(number);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("descriptor " + number + " cannot be used", impossible);
        }
    }

    /** Does what the other side asks for. */
    abstract Object perform(char what, Object[] values) throws Throwable;

    /** Takes what the other side prints. */
    abstract void print(Reading from);

    /** Which process of the program this is about: one more each time one has ended. */
    int life() {
        return life;
    }

    void send(char kind, byte[] body) {
        byte[] whole = ByteBuffer.allocate(5 + body.length).put((byte) kind).putInt(body.length).put(body).array();
        if (body.length > LONGEST) {
            throw new IllegalArgumentException("what is handed over has more than " + (LONGEST >> 20) + " MiB");
        }
        try {
            synchronized (saying) {
                saying.write(whole);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Hands on what comes; returns when the other side is gone. */
    void listen() throws IOException {
        try {
            while (true) {
                char kind = (char) hearing.readUnsignedByte();
                byte[] body = new byte[hearing.readInt()];
                hearing.readFully(body);
                take(new Message(kind, body));
            }
        } catch (EOFException gone) {
            ended("the process between the two is gone");
        }
    }

    private void take(Message message) {
        if (message.kind() == ENDED) {
            ended(new String(message.body(), java.nio.charset.StandardCharsets.UTF_8));
            return;
        }
        long number = ByteBuffer.wrap(message.body()).getLong();
        if (number == PRINTING) {
            if (message.kind() == called) {
                print(message.read(this));
                send(returns, message.body().length > 8 ? Arrays.copyOf(message.body(), 8) : message.body());
            }
            return;
        }
        Lane lane = lanes.get(number);
        if (lane == null && message.kind() == called && lanes.size() < MOST_LANES) {
            lane = serve(new Lane(number));
        }
        if (lane != null) {
            lane.inbox.add(message);
        }
    }

    private void ended(String why) {
        fate = why;
        life++;
        for (Lane lane : lanes.values()) {
            lane.inbox.clear();
            if (lane.waiting > 0) {
                lane.inbox.add(new Message(ENDED, new byte[0]));
            }
        }
    }

    /** A lane of the other side's has a thread of its own here. */
    private Lane serve(Lane lane) {
        lanes.put(lane.number, lane);
        Thread.ofPlatform().daemon().name("main".repeat(lane.number == 0 ? 1 : 0) + (lane.number == 0 ? "" : "lane " + lane.number)).start(() -> {
            current.set(lane);
            while (true) {
                try {
                    handle(lane, lane.inbox.take());
                } catch (InterruptedException | ProgramEnded over) {
                    continue;
                }
            }
        });
        return lane;
    }

    private Lane enter() {
        Lane lane = current.get();
        if (lane != null) {
            return lane;
        }
        synchronized (free) {
            lane = free.isEmpty() ? new Lane(nextLane.getAndAdd(2)) : free.pop();
        }
        lanes.put(lane.number, lane);
        current.set(lane);
        return lane;
    }

    private void leave(Lane lane, boolean whole) {
        lane.waiting--;
        if (lane.waiting == 0 && lane.known.isEmpty() && lane.number % 2 == nextLane.get() % 2) {
            current.remove();
            synchronized (free) {
                if (whole) {
                    free.push(lane);
                } else {
                    lanes.remove(lane.number);
                }
            }
        }
    }

    /** Asks the other side, and waits for what it returns, or throws what it throws. */
    Object ask(char what, Object... values) throws Throwable {
        Lane lane = enter();
        long call = lastCall.incrementAndGet();
        List<Object> originals = Collections.synchronizedList(new ArrayList<>());
        outstanding.put(call, originals);
        int begun = life;
        lane.waiting++;
        boolean whole = false;
        try {
            byte[] body = new Writing(this, lane.known, originals).number(lane.number).number(call).tag(what).values(values).bytes();
            send(calls, body);
            Object[] settled = settle(lane, begun);
            whole = true;
            if (settled[0] != null) {
                throw (Throwable) settled[0];
            }
            return settled[1];
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProgramEnded("the test was interrupted while it waited for the program");
        } finally {
            outstanding.remove(call);
            leave(lane, whole);
        }
    }

    /** What was thrown, or null, and what was returned. */
    private Object[] settle(Lane lane, int begun) throws InterruptedException {
        while (true) {
            Message message = lane.inbox.take();
            if (message.kind() == called && life == begun) {
                handle(lane, message);
                if (life == begun) {
                    continue;
                }
            }
            if (message.kind() == ENDED || life != begun) {
                throw new ProgramEnded(fate);
            }
            Reading reading = message.read(this);
            boolean thrown = reading.tag() == '-';
            Object value = reading.value();
            // What was handed over and has changed is filled in while it is read.
            reading.values();
            if (thrown && !(value instanceof Throwable)) {
                throw new ProgramEnded("the program threw what cannot be thrown");
            }
            return thrown ? new Object[] {value, null} : new Object[] {null, value};
        }
    }

    private void handle(Lane lane, Message message) {
        int begun = life;
        Map<Object, Writing.Origin> outer = lane.known;
        Map<Object, byte[]> before = new IdentityHashMap<>();
        Object value;
        char how = '+';
        try {
            Reading reading = message.read(this);
            long call = reading.number();
            char what = reading.tag();
            Object[] values = reading.values();
            lane.known = new IdentityHashMap<>(outer);
            for (int i = 0; i < reading.read().size(); i++) {
                Object each = reading.read().get(i);
                lane.known.put(each, new Writing.Origin(call, i));
                before.put(each, Writing.snapshot(each, this));
            }
            value = perform(what, values);
        } catch (Throwable thrown) {
            value = thrown;
            how = '-';
        }
        try {
            if (life != begun) {
                throw new ProgramEnded(fate);
            }
            send(returns, told(lane, how, value, before));
        } finally {
            lane.known = outer;
        }
    }

    private byte[] told(Lane lane, char how, Object value, Map<Object, byte[]> before) {
        try {
            Object[] changed = before.entrySet().stream()
                    .filter(each -> !Arrays.equals(each.getValue(), Writing.snapshot(each.getKey(), this)))
                    .map(Map.Entry::getKey).toArray();
            return new Writing(this, lane.known, new ArrayList<>()).number(lane.number).tag(how).value(value).values(changed).bytes();
        } catch (RuntimeException | StackOverflowError unspeakable) {
            return new Writing(this, Map.of(), new ArrayList<>()).number(lane.number).tag('-')
                    .value(new UnsupportedOperationException("this cannot be handed over: " + unspeakable.getMessage())).values().bytes();
        }
    }

    @Override
    public Object original(long call, int index) {
        List<Object> originals = outstanding.get(call);
        if (originals == null) {
            throw new IllegalArgumentException("what was never handed over");
        }
        return originals.get(index);
    }
}
