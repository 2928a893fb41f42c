package dev.cofferdam.functions.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to everything that is logged while it is open. */
final class Log extends Handler implements AutoCloseable {

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();

  Log() {
    setLevel(Level.ALL);
    Logger.getLogger("").addHandler(this);
  }

  /** What was logged as a warning or worse, or with a stack trace. */
  List<String> alarms() {
    return records.stream()
        .filter(r -> r.getLevel().intValue() >= Level.WARNING.intValue() || r.getThrown() != null)
        .map(r -> r.getLoggerName() + " " + formatter.formatMessage(r))
        .toList();
  }

  /** Every line. */
  List<String> lines() {
    return records.stream().map(formatter::formatMessage).toList();
  }

  @Override
  public void publish(LogRecord logged) {
    records.add(logged);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
