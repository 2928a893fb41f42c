package dev.cofferdam.functions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.functions.sandbox.Tenant;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PermitsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void whoever_finds_the_queue_full_is_told_at_once() {
    Permits permits = new Permits(1, 1, 1, LONG);
    take(permits);
    take(permits);

    UniAssertSubscriber<Optional<Permits.Permit>> third = take(permits);

    assertThat(third.assertCompleted().getItem()).isEmpty();
  }

  @Test
  void a_permit_that_comes_back_goes_to_whoever_waits_longest() {
    Permits permits = new Permits(1, 2, 2, LONG);
    Permits.Permit first = permit(take(permits));
    UniAssertSubscriber<Optional<Permits.Permit>> second = take(permits);
    UniAssertSubscriber<Optional<Permits.Permit>> third = take(permits);

    first.giveBack();

    assertThat(second.awaitItem().getItem()).isPresent();
    third.assertNotTerminated();
    assertThat(permits.running()).isEqualTo(1);
    assertThat(permits.queued()).isEqualTo(1);
  }

  @Test
  void a_permit_that_comes_back_twice_counts_once() {
    Permits permits = new Permits(2, 0, 0, LONG);
    Permits.Permit first = permit(take(permits));
    take(permits);

    first.giveBack();
    first.giveBack();

    assertThat(permits.running()).isEqualTo(1);
  }

  @Test
  void nobody_waits_longer_than_allowed() {
    Permits permits = new Permits(1, 1, 1, Duration.ofMillis(50));
    take(permits);

    UniAssertSubscriber<Optional<Permits.Permit>> second = take(permits);

    assertThat(second.awaitItem(Duration.ofSeconds(20)).getItem()).isEmpty();
    assertThat(permits.queued()).isZero();
  }

  @Test
  void tenants_that_wait_take_turns() {
    Permits permits = new Permits(1, 4, 4, LONG);
    Permits.Permit first = permit(take(permits));
    UniAssertSubscriber<Optional<Permits.Permit>> blue1 = take(permits, "blue");
    UniAssertSubscriber<Optional<Permits.Permit>> blue2 = take(permits, "blue");
    UniAssertSubscriber<Optional<Permits.Permit>> red = take(permits, "red");

    first.giveBack();
    Permits.Permit second = permit(blue1);
    red.assertNotTerminated();
    second.giveBack();
    Permits.Permit third = permit(red);
    blue2.assertNotTerminated();
    third.giveBack();

    assertThat(blue2.awaitItem().getItem()).isPresent();
    assertThat(permits.queued()).isZero();
  }

  @Test
  void no_tenant_has_more_than_its_share_of_the_queue() {
    Permits permits = new Permits(1, 4, 2, LONG);
    take(permits, "blue");
    take(permits, "blue");
    take(permits, "blue");

    assertThat(take(permits, "blue").awaitItem().getItem()).isEmpty();
    take(permits, "red").assertNotTerminated();
    assertThat(permits.queued()).isEqualTo(3);
  }

  @Test
  void closing_sends_everybody_away() {
    Permits permits = new Permits(1, 1, 1, LONG);
    take(permits);
    UniAssertSubscriber<Optional<Permits.Permit>> waiting = take(permits);

    permits.close();

    assertThat(waiting.awaitItem().getItem()).isEmpty();
    assertThat(take(permits).awaitItem().getItem()).isEmpty();
  }

  @Test
  void no_permit_is_lost_or_made_whatever_threads_do() throws InterruptedException {
    Permits permits = new Permits(4, 10_000, 10_000, Duration.ofMillis(5));
    AtomicInteger most = new AtomicInteger();

    List<UniAssertSubscriber<Boolean>> all = Collections.synchronizedList(new ArrayList<>());
    // Threads of our own: those of the common pool see other classes than the tests do.
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 5_000; i++) {
      threads.execute(
          () ->
              all.add(use(permits, most).subscribe().withSubscriber(UniAssertSubscriber.create())));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    all.forEach(one -> one.awaitItem(Duration.ofSeconds(60)));

    assertThat(all).hasSize(5_000);
    assertThat(most.get()).isBetween(1, 4);
    assertThat(permits.running()).isZero();
    assertThat(permits.queued()).isZero();
  }

  private static Uni<Boolean> use(Permits permits, AtomicInteger most) {
    return permits
        .take(Tenant.ONLY)
        .map(
            taken -> {
              most.accumulateAndGet(permits.running(), Math::max);
              taken.ifPresent(Permits.Permit::giveBack);
              return taken.isPresent();
            });
  }

  private static UniAssertSubscriber<Optional<Permits.Permit>> take(Permits permits, String who) {
    return permits.take(new Tenant(who)).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private static UniAssertSubscriber<Optional<Permits.Permit>> take(Permits permits) {
    return permits.take(Tenant.ONLY).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private static Permits.Permit permit(UniAssertSubscriber<Optional<Permits.Permit>> taken) {
    return taken.awaitItem().getItem().orElseThrow();
  }
}
