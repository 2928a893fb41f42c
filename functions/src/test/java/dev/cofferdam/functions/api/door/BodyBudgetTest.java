package dev.cofferdam.functions.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

  @Test
  void what_does_not_fit_takes_nothing() {
    BodyBudget budget = new BodyBudget(10);

    assertThat(budget.take(11)).isFalse();
    assertThat(budget.take(10)).isTrue();
    assertThat(budget.take(1)).isFalse();
  }

  @Test
  void what_is_given_back_twice_counts_once() {
    BodyBudget budget = new BodyBudget(10);
    budget.take(6);
    Runnable giveBack = budget.returning(6);

    giveBack.run();
    giveBack.run();

    assertThat(budget.take(10)).isTrue();
    assertThat(budget.take(1)).isFalse();
  }

  @Test
  void one_body_of_the_greatest_size_fits_in_any_heap() {
    BodyBudget budget = BodyBudget.forHeap(16 << 20, 4 << 20);

    assertThat(budget.take(4 << 20)).isTrue();
    assertThat(budget.take(1)).isFalse();
  }
}
