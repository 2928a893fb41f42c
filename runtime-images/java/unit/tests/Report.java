package cofferdam.unit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * What came of each case, in words that only this process can say, since it alone has the descriptor. Every case is announced
 * before the first runs; one that a case makes while it runs (of a parameter, say), before it begins.
 */
public final class Report implements TestExecutionListener, ExecutionCondition {

    private static final int LONGEST = 2_500;
    private static final int LONGEST_NAME = 200;
    private static volatile boolean stopped;

    private final OutputStream out;
    private final boolean stopOnFailure;
    private final Set<String> own;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Long> begun = new HashMap<>();
    private final Map<String, Boolean> told = new HashMap<>();
    private TestPlan plan;

    /** For the framework, which asks whether a case is to run. */
    public Report() {
        this(OutputStream.nullOutputStream(), false, Set.of());
    }

    private Report(OutputStream out, boolean stopOnFailure, Set<String> own) {
        this.out = out;
        this.stopOnFailure = stopOnFailure;
        this.own = own;
    }

    /**
     * @param stopOnFailure whether the first case that fails is the last
     * @param own the names of the tests' classes, whose lines of a trace are shown
     */
    static Report open(boolean stopOnFailure, Set<String> own) {
        return new Report(new FileOutputStream(Peer.descriptor(5)), stopOnFailure, own);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return stopped ? ConditionEvaluationResult.disabled("not run, because an earlier case failed") : ConditionEvaluationResult.enabled("");
    }

    /** Says which cases there are: those of files that could not be translated, and those of the plan. */
    void collected(TestPlan all, Map<String, String> broken) {
        plan = all;
        StringBuilder cases = new StringBuilder();
        broken.keySet().forEach(each -> cases.append(cases.isEmpty() ? "" : ",").append(quoted(each)));
        all.getRoots().forEach(root -> all.getDescendants(root).stream().filter(Report::isCase)
                .forEach(each -> cases.append(cases.isEmpty() ? "" : ",").append(quoted(name(each)))));
        say("{\"event\":\"collected\",\"cases\":[" + cases + "]}");
        broken.forEach((file, why) -> tell(file, "error", why, 0));
        if (cases.isEmpty()) {
            say("{\"event\":\"problem\",\"message\":\"no test case was found: annotate methods with `@Test`\"}");
        }
    }

    void end() {
        say("{\"event\":\"end\"}");
    }

    private static boolean isCase(TestIdentifier each) {
        return each.isTest() || each.getSource().filter(MethodSource.class::isInstance).isPresent();
    }

    /** The path of what people call it, from its class. */
    private String name(TestIdentifier each) {
        return names.computeIfAbsent(each.getUniqueId(), id -> {
            StringBuilder path = new StringBuilder(each.getDisplayName());
            for (TestIdentifier above = plan.getParent(each).orElse(null); above != null; above = plan.getParent(above).orElse(null)) {
                if (plan.getParent(above).isPresent()) {
                    path.insert(0, above.getDisplayName() + " > ");
                }
            }
            String name = path.length() > LONGEST_NAME ? path.substring(0, LONGEST_NAME) : path.toString();
            int count = counts.merge(name, 1, Integer::sum);
            return count == 1 ? name : name + " (" + count + ")";
        });
    }

    @Override
    public synchronized void dynamicTestRegistered(TestIdentifier each) {
        if (isCase(each)) {
            say("{\"event\":\"collected\",\"cases\":[" + quoted(name(each)) + "]}");
        }
    }

    @Override
    public synchronized void executionStarted(TestIdentifier each) {
        begun.put(each.getUniqueId(), System.nanoTime());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier each, String reason) {
        all(each, "skipped", reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier each, TestExecutionResult result) {
        Throwable why = result.getThrowable().orElse(null);
        String status = switch (result.getStatus()) {
            case SUCCESSFUL -> "passed";
            case ABORTED -> "skipped";
            case FAILED -> "failed";
        };
        if (isCase(each)) {
            tell(each, status, why == null ? "" : shown(why));
        } else if (!status.equals("passed")) {
            // What a class prepares for its cases is part of each.
            all(each, status.equals("failed") ? "error" : status, why == null ? "" : shown(why));
        }
        stopped |= stopOnFailure && status.equals("failed");
    }

    private void all(TestIdentifier above, String status, String message) {
        if (isCase(above)) {
            tell(above, status, message);
        }
        plan.getDescendants(above).stream().filter(Report::isCase).forEach(each -> tell(each, status, message));
    }

    private void tell(TestIdentifier each, String status, String message) {
        if (told.put(each.getUniqueId(), true) == null) {
            long from = begun.getOrDefault(each.getUniqueId(), System.nanoTime());
            tell(name(each), status, message, (System.nanoTime() - from) / 1_000_000);
        }
    }

    private void tell(String name, String status, String message, long time) {
        say("{\"event\":\"case\",\"name\":" + quoted(name) + ",\"status\":\"" + status + "\",\"message\":"
                + quoted(message.length() > LONGEST ? message.substring(0, LONGEST) : message) + ",\"time\":" + time + "}");
    }

    private String shown(Throwable why) {
        StringBuilder text = new StringBuilder();
        try {
            text.append(why instanceof AssertionError ? why.getMessage() : why.toString());
        } catch (RuntimeException | Error untold) {
            text.append(why.getClass().getName());
        }
        int lines = 0;
        for (StackTraceElement each : why.getStackTrace()) {
            if (own.contains(each.getClassName()) && lines++ < 5) {
                text.append("\n    ").append(each.getFileName()).append(':').append(each.getLineNumber());
            }
        }
        return text.toString();
    }

    private synchronized void say(String word) {
        try {
            out.write((word + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ' || Character.isSurrogate(each) || each == 0x7f) {
                json.append(String.format("\\u%04x", (int) each));
            } else {
                json.append(each);
            }
        }
        return json.append('"').toString();
    }
}
