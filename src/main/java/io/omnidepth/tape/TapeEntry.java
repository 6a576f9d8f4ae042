package io.omnidepth.tape;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Reply;
import io.omnidepth.venue.Question;
import java.time.Instant;

/**
 * One question to a venue, and its answer or failure.
 *
 * @param venue the venue's id
 */
record TapeEntry(String venue, Question question, Reply reply) {
  /** A question without its moment. */
  record Key(String venue, Question question) {}

  Key key() {
    return new Key(venue, question);
  }

  Instant sent() {
    return reply.timing().sent();
  }

  Instant received() {
    return reply.timing().received();
  }

  /** The length of the body as it came over the wire. */
  int bytes() {
    return reply instanceof Answer answer ? answer.body().length() : 0;
  }
}
