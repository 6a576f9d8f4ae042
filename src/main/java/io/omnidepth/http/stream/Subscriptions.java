package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.Problem;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.http.cost.CostRefusal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Begins and ends the subscriptions of one loop's readers, within the bounds of all. Runs on that
 * loop.
 */
final class Subscriptions {
  static final int MOST_OF_A_READER = 32;

  private final Hubs all;
  private final Hub hub;
  private final PendingSubscriptions pending;

  Subscriptions(Hubs all, Hub hub) {
    this.all = all;
    this.hub = hub;
    this.pending = all.pending();
  }

  /** Begins one, at once or when it is known what there is. */
  void subscribe(Reader reader, Op.Subscribe wanted) {
    if (wanted.id().isEmpty()) {
      reader.refuse(
          Optional.empty(),
          "Missing id",
          "a subscription needs an \"id\", a whole number or a string of yours of up to "
              + Message.LONGEST_ID
              + " characters");
      return;
    }
    JsonNode id = wanted.id().get();
    if (reader.holdings().has(id) || pending.has(reader, id)) {
      reader.refuse(
          wanted.id(),
          "Id in use",
          "id " + id + " is subscribed on this socket; unsubscribe it first");
      return;
    }
    if (reader.holdings().ids().size() + pending.of(reader) >= MOST_OF_A_READER) {
      reader.refuse(
          wanted.id(),
          "Too many subscriptions",
          "a socket may hold " + MOST_OF_A_READER + " subscriptions");
      return;
    }
    beginWhenDecided(reader, id, wanted.message());
  }

  private void beginWhenDecided(Reader reader, JsonNode id, Message message) {
    Instant now = hub.loop().instant();
    Runnable begin = () -> begin(reader, id, message);
    if (isDecided(message, now)
        || !pending.add(
            reader, id, message.length(), now, later -> isDecided(message, later), begin)) {
      begin.run();
    }
  }

  /** Whether it is known if there is what the message asks for. */
  private boolean isDecided(Message message, Instant now) {
    return all.demand()
        .decided(
            all.board().current(),
            message.scalar("instrument"),
            message.written("convert").orElse(""),
            now);
  }

  private void begin(Reader reader, JsonNode id, Message message) {
    ViewKey view;
    Optional<String> moment;
    try {
      view = ViewRequest.read(message, all.demand(), all.board().current());
      moment = ViewRequest.moment(message);
      if (moment.isPresent()) {
        ViewRequest.check(view, moment.get(), reader.holdings().moment(moment.get()));
      }
      want(view, reader.client());
    } catch (ViewRequest.Fault fault) {
      reader.refuse(Optional.of(id), fault.title(), fault.detail());
      return;
    }
    Views.Entry entry =
        moment
            .map(name -> reader.holdings().begin(id, view, name))
            .orElseGet(() -> reader.holdings().begin(id, view));
    if (entry instanceof Views.Joined joined) {
      begun(reader, id, view, joined);
    } else {
      refuse(reader, id, entry);
    }
  }

  private void begun(Reader reader, JsonNode id, ViewKey view, Views.Joined joined) {
    int place = joined.audience().channel().key().views().indexOf(view);
    reader.answer(answer("subscribed", id).put("stream", joined.names().get(place)));
    all.subscriptions().take(1);
    joined.audience().ask();
    all.listener().asked(view.query().choice().instrument(), true);
    if (reader.isFull()) {
      reader.look();
    }
  }

  /** Has the venues asked for what the view needs. */
  private void want(ViewKey key, Optional<String> client) throws ViewRequest.Fault {
    Optional<Problem> refusal;
    try {
      refusal = all.demand().want(key.query().choice(), client, hub.loop().instant());
    } catch (Parameters.Wrong wrong) {
      throw new ViewRequest.Fault(wrong.detail());
    }
    if (refusal.isPresent()) {
      throw new ViewRequest.Fault(refusal.get());
    }
  }

  private void refuse(Reader reader, JsonNode id, Views.Entry why) {
    if (why instanceof Views.TooMany many) {
      reader.refuse(Optional.of(id), "Too many streams", many.why());
    } else if (why instanceof Views.TooCostly costly) {
      CostRefusal refusal = costly.refusal();
      all.listener().refused(true);
      reader.refuse(Optional.of(id), CostRefusal.TITLE, refusal.detail(), refusal::into);
    }
  }

  /** Ends one, also one that waits. */
  void unsubscribe(Reader reader, Op.Unsubscribe unwanted) {
    Optional<JsonNode> ended =
        unwanted.id().filter(id -> end(reader, id) || pending.cancel(reader, id));
    if (ended.isPresent()) {
      reader.answer(answer("unsubscribed", ended.get()));
    } else {
      reader.refuse(
          unwanted.id(),
          "Unknown id",
          "this socket has no subscription with that id; it has "
              + reader.holdings().ids().stream()
                  .map(JsonNode::toString)
                  .collect(Collectors.joining(", ", "[", "]")));
    }
  }

  private boolean end(Reader reader, JsonNode id) {
    boolean ended = reader.holdings().end(id);
    all.subscriptions().giveBack(ended ? 1 : 0);
    return ended;
  }

  private static ObjectNode answer(String type, JsonNode id) {
    ObjectNode answer = Json.object().put("type", type);
    answer.set("id", id);
    return answer;
  }

  /** Ends all subscriptions of a reader that has left. */
  void left(Reader reader) {
    pending.left(reader);
    all.subscriptions().giveBack(reader.holdings().ids().size());
    reader.holdings().endAll();
  }

  /** Begins those that have waited long enough. */
  void look(Instant now) {
    pending.look(now);
  }
}
