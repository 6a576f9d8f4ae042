package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The instruments whose books a conversion needs, by the venues' lists. */
public final class RateNeeds {
  private final Snapshot snapshot;

  RateNeeds(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The instruments whose books the chosen depth needs: its own and those of its rates. */
  Need of(Choice choice) {
    Instrument into = choice.instrument();
    Set<Instrument> books = new LinkedHashSet<>(Set.of(into));
    Set<Instrument> forRates = new LinkedHashSet<>();
    for (Instrument joining : choice.instruments()) {
      if (!joining.equals(into) && snapshot.offers(joining)) {
        books.add(joining);
        forRates.addAll(needed(new Conversion(joining.quote(), into.quote(), into.base())));
      }
    }
    return new Need(books, forRates);
  }

  /**
   * The instruments for a rate, by the venues' lists. If the lists are unknown, all instruments
   * that may give the rate.
   */
  private Collection<Instrument> needed(Conversion pair) {
    List<Instrument> listed = eitherWay(pair.from(), pair.to()).filter(snapshot::trades).toList();
    if (!listed.isEmpty()) {
      return listed;
    }
    return pair.between()
        .map(
            middle ->
                List.of(
                    eitherWay(pair.from(), middle).filter(snapshot::trades).toList(),
                    eitherWay(middle, pair.to()).filter(snapshot::trades).toList()))
        .filter(legs -> legs.stream().noneMatch(List::isEmpty))
        .findFirst()
        .map(legs -> legs.stream().flatMap(List::stream).toList())
        .orElseGet(() -> snapshot.guesses() ? guessed(pair).toList() : List.of());
  }

  /**
   * The instruments that the chosen depth may need, without any list: its own and all that may give
   * its rates.
   */
  public static Set<Instrument> guessed(Choice choice) {
    Instrument into = choice.instrument();
    Set<Instrument> guessed = new LinkedHashSet<>(Set.of(into));
    for (Instrument joining : choice.instruments()) {
      if (!joining.equals(into)) {
        guessed.add(joining);
        guessed(new Conversion(joining.quote(), into.quote(), into.base())).forEach(guessed::add);
      }
    }
    return guessed;
  }

  /**
   * The instruments that may give a rate, without a list: the pair itself and, for a rare pair, a
   * cross over the most likely asset.
   */
  private static Stream<Instrument> guessed(Conversion pair) {
    Stream<Instrument> direct = eitherWay(pair.from(), pair.to());
    return pair.isCommon()
        ? direct
        : Stream.concat(
            direct,
            pair.between()
                .limit(1)
                .flatMap(
                    middle ->
                        Stream.concat(
                            eitherWay(pair.from(), middle), eitherWay(middle, pair.to()))));
  }

  /** All instruments whose books the chosen depth may be made of, whatever is polled or listed. */
  static Set<Instrument> possible(Choice choice) {
    Instrument into = choice.instrument();
    Set<Instrument> possible = new LinkedHashSet<>(choice.instruments());
    for (String quote : choice.convert()) {
      Conversion pair = new Conversion(quote, into.quote(), into.base());
      eitherWay(quote, into.quote()).forEach(possible::add);
      pair.between()
          .flatMap(
              middle -> Stream.concat(eitherWay(quote, middle), eitherWay(middle, into.quote())))
          .forEach(possible::add);
    }
    return possible;
  }

  private static Stream<Instrument> eitherWay(String one, String other) {
    return Stream.of(new Instrument(one, other), new Instrument(other, one));
  }
}
