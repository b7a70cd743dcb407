package dev.styxy.core.report;

import dev.styxy.core.report.Metric.Kind;
import dev.styxy.core.report.Metric.Sample;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Counters;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.transaction.Look;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.StaleReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gathers all figures: the totals that the state keeps, and how the ranges are used right now. The
 * totals of an invocation are saved with the next change, for looking must not become writing.
 */
public final class Metrics {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Transaction transaction;
  private final Map<String, Long> counters;
  private final List<Metric> metrics = new ArrayList<>();

  private Metrics(Transaction transaction) {
    this.transaction = transaction;
    this.counters = transaction.ledger().counters();
  }

  /** Gathers them. */
  public static Look<List<Metric>> gather(Settings settings, NetworkLimits limits) {
    return transaction -> new Metrics(transaction).all(settings, limits);
  }

  private List<Metric> all(Settings settings, NetworkLimits limits) {
    counter(Counters.ALLOCATIONS, "Ports allocated.");
    counter(Counters.RELEASES, "Allocations released by command.");
    counter(Counters.RENEWALS, "Leases renewed by command.");
    counter(Counters.ALLOCATION_ERRORS, "Requests refused: no free port, or it is held.");
    reclaimed();
    counter(Counters.CLEANUP_ERRORS, "Allocations that a sweep could not judge.");
    counter(Counters.PROBE_ERRORS, "Failures of the port probe.");
    counter(Counters.BREAKER_OPENINGS, "Times the port probe was paused after failures.");
    counter(Counters.STATE_LOADS, "Loads of the state by invocations that wrote it.");
    counter(Counters.STATE_SAVES, "Saves of the state.");
    counter(Counters.RECOVERIES, "Recoveries from a damaged state.");
    counter(Counters.SWEEPS, "Sweeps by invocations that wrote the state.");
    seconds("sweep_seconds_total", "Time spent in those sweeps.", Counters.SWEEP_MICROS);
    lockWaits();
    gauges();
    metrics.addAll(TypeGauges.of(transaction, settings, limits));
    return metrics;
  }

  private long value(String counter) {
    return counters.getOrDefault(counter, 0L);
  }

  private void counter(String name, String help) {
    metrics.add(new Metric(name, Kind.COUNTER, help, List.of(Sample.of(value(name)))));
  }

  private void seconds(String name, String help, String microsCounter) {
    double seconds = value(microsCounter) / MICROS_PER_SECOND;
    metrics.add(new Metric(name, Kind.COUNTER, help, List.of(Sample.of(seconds))));
  }

  private void reclaimed() {
    List<Sample> samples = new ArrayList<>();
    for (StaleReason reason : StaleReason.values()) {
      samples.add(Sample.of("reason", reason.word(), value(Counters.reclaimed(reason))));
    }
    metrics.add(
        new Metric(
            "stale_allocations_cleaned_total",
            Kind.COUNTER,
            "Allocations reclaimed, by reason.",
            samples));
  }

  private void lockWaits() {
    List<Sample> samples = new ArrayList<>();
    long sum = 0;
    for (long millis : Counters.lockWaitSteps()) {
      sum += value(Counters.LOCK_WAIT_STEP_PREFIX + millis);
      samples.add(bucket(Double.toString(millis / MILLIS_PER_SECOND), sum));
    }
    long all = value(Counters.LOCK_WAITS);
    samples.add(bucket("+Inf", all));
    double waited = value(Counters.LOCK_WAIT_MICROS) / MICROS_PER_SECOND;
    samples.add(new Sample("_sum", Map.of(), waited));
    samples.add(new Sample("_count", Map.of(), all));
    metrics.add(
        new Metric(
            "lock_wait_seconds",
            Kind.HISTOGRAM,
            "How long invocations that wrote the state had waited for its lock.",
            samples));
  }

  private static Sample bucket(String end, long count) {
    return new Sample("_bucket", Map.of("le", end), count);
  }

  private void gauges() {
    long now = transaction.now().wallMillis();
    gauge("allocations", "Allocations right now.", transaction.ledger().size());
    gauge(
        "sticky_ports",
        "Names whose last port is remembered.",
        transaction.ledger().sticky().size());
    gauge(
        "breaker_open",
        "1 while the port probe is paused after failures, otherwise 0.",
        transaction.ledger().breaker().isOpen(now) ? 1 : 0);
    gauge(
        "last_cleanup_timestamp_seconds",
        "When a sweep last reclaimed anything; 0 for never.",
        transaction.ledger().lastCleanup() / MILLIS_PER_SECOND);
  }

  private void gauge(String name, String help, double value) {
    metrics.add(new Metric(name, Kind.GAUGE, help, List.of(Sample.of(value))));
  }
}
