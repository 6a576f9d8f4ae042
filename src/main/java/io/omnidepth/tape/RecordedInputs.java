package io.omnidepth.tape;

import io.omnidepth.venue.Claim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Inputs that are written down. A client's name is its address, so the tape has a number. */
final class RecordedInputs implements Inputs {
  private final RecordedLoop loop;
  private final Inputs inputs;
  private final Map<String, String> numbers = new HashMap<>();
  private int last;

  RecordedInputs(RecordedLoop loop, Inputs inputs) {
    this.loop = loop;
    this.inputs = inputs;
  }

  @Override
  public void watch(List<Claim> claims) {
    loop.submit(new TapeEvent.Claimed(numbered(claims)), () -> inputs.watch(claims));
  }

  private synchronized List<Claim> numbered(List<Claim> claims) {
    Set<String> clients =
        claims.stream().flatMap(claim -> claim.client().stream()).collect(Collectors.toSet());
    numbers.keySet().retainAll(clients);
    return claims.stream()
        .map(
            claim ->
                new Claim(claim.instrument(), claim.priority(), claim.client().map(this::number)))
        .toList();
  }

  private String number(String client) {
    return numbers.computeIfAbsent(client, unknown -> String.valueOf(++last));
  }

  @Override
  public void recount() {
    loop.submit(new TapeEvent.Recounted(), inputs::recount);
  }
}
