package io.omnidepth.api;

import org.jspecify.annotations.Nullable;

/**
 * What is made of one thing in both forms of numbers, as JSON's numbers and as texts, each at the
 * first need. Two threads may both make it; they make the same. Any thread may call it.
 */
public final class NumberForms<T> {
  /** Makes a form. */
  public interface Maker<T> {
    T make(boolean asText);
  }

  private final Maker<T> maker;
  private volatile @Nullable T numbers;
  private volatile @Nullable T texts;

  public NumberForms(Maker<T> maker) {
    this.maker = maker;
  }

  public T of(boolean asText) {
    T known = asText ? texts : numbers;
    if (known == null) {
      known = maker.make(asText);
      if (asText) {
        texts = known;
      } else {
        numbers = known;
      }
    }
    return known;
  }
}
