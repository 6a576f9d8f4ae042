package io.omnidepth.tape;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Reply;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replies without what a tape must not carry: headers beyond {@link KeptHeaders}, and addresses of
 * networks. A venue that refuses often repeats the address that asked.
 */
final class KeptReply {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]+(?: [A-Za-z]+)*(?![\\w.'-])");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w.]*\\d)"
              + "|(?<![\\w:.])(?:[0-9A-Fa-f]{1,4}:){3,7}:?[0-9A-Fa-f]{1,4}(?![\\w:])"
              + "|(?<![\\w:.])(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}(?![\\w:])");

  private static final String NO_ADDRESS = "0.0.0.0";

  /** A longer refusal is a page for people. */
  private static final int LONGEST_REFUSAL = 64 << 10;

  private KeptReply() {}

  /** The reply as a tape keeps it. */
  static Reply of(Venue venue, Reply reply) {
    if (reply instanceof Failure failure) {
      return failure.cause() == Failure.Cause.UNREACHABLE
          ? new Failure(failure.cause(), firstWords(failure.why()), failure.timing())
          : failure;
    }
    Answer answer = (Answer) reply;
    Headers headers = KeptHeaders.of(venue, answer.headers());
    boolean success = answer.status() >= 200 && answer.status() < 300;
    return success
        ? new Answer(answer.status(), headers, answer.body(), answer.timing())
        : new Answer(
            answer.status(), headers.without("content-encoding"), refusal(answer), answer.timing());
  }

  /** The first words of a failure. Addresses of this machine's network may stand behind them. */
  private static String firstWords(String why) {
    Matcher words = WORDS.matcher(why);
    return words.lookingAt() ? words.group().strip() : "no connection";
  }

  /** The decoded body without addresses; empty if it is long or broken. */
  private static Body refusal(Answer answer) {
    try {
      byte[] plain = answer.plain(LONGEST_REFUSAL).orElse(new byte[0]);
      String text = new String(plain, StandardCharsets.UTF_8);
      Matcher address = ADDRESS.matcher(text);
      return Body.of(
          address.find() ? address.replaceAll(NO_ADDRESS).getBytes(StandardCharsets.UTF_8) : plain);
    } catch (IOException broken) {
      return Body.of(new byte[0]);
    }
  }
}
