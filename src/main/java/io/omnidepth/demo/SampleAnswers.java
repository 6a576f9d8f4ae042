package io.omnidepth.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of one exchange in the words of its sample: healthy answers, refusals and faults. */
final class SampleAnswers {
  private final Sample sample;
  private final Traits traits;
  private final RateLimits rateLimits;
  private final List<String> sampleNames;

  /**
   * @param sampleNames the names of the sample's own market
   */
  SampleAnswers(Sample sample, Traits traits, RateLimits rateLimits, List<String> sampleNames) {
    this.sample = sample;
    this.traits = traits;
    this.rateLimits = rateLimits;
    this.sampleNames = List.copyOf(sampleNames);
  }

  /** A healthy answer with that body. Its headers tell the used weight of a limit. */
  ExchangeResponse healthy(String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    RateLimits.Window first = rateLimits.windows().get(0);
    traits
        .headers()
        .forEach(
            (name, value) ->
                headers.put(
                    name,
                    value
                        .replace("{used}", String.valueOf(first.used()))
                        .replace("{left}", String.valueOf(first.limit().weight() - first.used()))
                        .replace("{limit}", String.valueOf(first.limit().weight()))));
    return new ExchangeResponse(200, headers, body);
  }

  /** The refusal of too many requests. */
  ExchangeResponse limited(Instant now) {
    ExchangeResponse limited = refusal("limited", "", now);
    return traits.retryAfter()
        ? new ExchangeResponse(limited.status(), Map.of("Retry-After", "2"), limited.body())
        : limited;
  }

  /** The refusal of a market that the exchange does not have. */
  ExchangeResponse unlisted(String market, Instant now) {
    return refusal("unlisted", market, now);
  }

  /** The refusal of a request that makes no sense. */
  ExchangeResponse refused(Instant now) {
    return refusal("refused", "", now);
  }

  /** A book without levels, or the nearest thing in the exchange's format. */
  ExchangeResponse empty() {
    return sample.others().stream()
        .filter(other -> other.word().equals("unreadable"))
        .findFirst()
        .map(other -> healthy(other.body()))
        .orElseGet(() -> healthy("{}"));
  }

  /** The sample's refusal with that word, about that market and at that moment. */
  private ExchangeResponse refusal(String word, String market, Instant now) {
    Sample.OtherAnswer other =
        sample.others().stream()
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseGet(
                () -> new Sample.OtherAnswer(word, word.equals("limited") ? 429 : 400, "{}"));
    String body = SampleTime.moved(other.body(), now);
    if (!market.isEmpty()) {
      for (String name : sampleNames) {
        body = body.replace(name, market);
      }
    }
    return new ExchangeResponse(other.status(), Map.of(), body);
  }
}
