package io.omnidepth.http;

import io.omnidepth.http.cost.Payer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A request that waits for its answer.
 *
 * @param home sends the answer, on the request's own loop
 * @param ifNoneMatch the tags that its reader has already
 */
record WaitingRequest(
    AnswerMaker home,
    RoutingContext context,
    AnswerSource source,
    Payer payer,
    Optional<String> ifNoneMatch) {
  boolean isOpen() {
    return !context.response().closed();
  }

  /** Whether its reader has the answer with that tag already. */
  boolean has(String tag) {
    return ifNoneMatch.filter(header -> EntityTags.matches(header, tag)).isPresent();
  }

  /** Whether no more than this is needed to answer it. */
  boolean isAnsweredBy(EncodedAnswer.Content content) {
    return content.body().isPresent() || has(content.tag());
  }
}
