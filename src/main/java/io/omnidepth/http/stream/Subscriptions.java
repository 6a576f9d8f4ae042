package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Demand;
import io.omnidepth.api.Json;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Problem;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Publication;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/** Begins and ends the readers' subscriptions, within their bounds. Runs on one event loop. */
final class Subscriptions {
  static final int MOST_OF_A_READER = 32;

  private final Publication board;
  private final Demand demand;
  private final Costs costs;
  private final Channels channels;
  private final Listener listener;
  private final InstantSource clock;
  private final ViewShares shares = ViewShares.of(Runtime.getRuntime().maxMemory());
  private final PendingSubscriptions pending = new PendingSubscriptions();

  Subscriptions(
      Publication board,
      Demand demand,
      Costs costs,
      Channels channels,
      Listener listener,
      InstantSource clock) {
    this.board = board;
    this.demand = demand;
    this.costs = costs;
    this.channels = channels;
    this.listener = listener;
    this.clock = clock;
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
    if (reader.has(id) || pending.has(reader, id)) {
      reader.refuse(
          wanted.id(),
          "Id in use",
          "id " + id + " is subscribed on this socket; unsubscribe it first");
      return;
    }
    if (reader.ids().size() + pending.of(reader) >= MOST_OF_A_READER) {
      reader.refuse(
          wanted.id(),
          "Too many subscriptions",
          "a socket may hold " + MOST_OF_A_READER + " subscriptions");
      return;
    }
    beginWhenDecided(reader, id, wanted.message());
  }

  private void beginWhenDecided(Reader reader, JsonNode id, Message message) {
    Instant now = clock.instant();
    Runnable begin = () -> begin(reader, id, message);
    if (isDecided(message, now)
        || !pending.add(
            reader, id, message.length(), now, later -> isDecided(message, later), begin)) {
      begin.run();
    }
  }

  /** Whether it is known if there is what the message asks for. */
  private boolean isDecided(Message message, Instant now) {
    return demand.decided(
        board.current(), message.scalar("instrument"), message.written("convert").orElse(""), now);
  }

  private void begin(Reader reader, JsonNode id, Message message) {
    ViewKey key;
    try {
      key = ViewRequest.read(message, demand, board.current());
      want(key, reader.client());
    } catch (ViewRequest.Fault fault) {
      reader.refuse(Optional.of(id), fault.title(), fault.detail());
      return;
    }
    Optional<Channel> known = channels.known(key);
    boolean isPage = isPage(key, reader.payer());
    if (known.isEmpty() && !isPage && isRefused(reader, id, key)) {
      return;
    }
    Channel channel = known.orElseGet(() -> channels.begin(key, isPage, reader.payer()));
    if (isPage) {
      channel.becomePage();
    }
    reader.subscribe(id, channel);
    reader.answer(answer("subscribed", id).put("stream", channel.name()));
    channel.catchUp(listener);
    channels.wake(channel);
    listener.asked(key.query().choice().instrument(), true);
    if (reader.isFull()) {
      reader.look();
    }
  }

  /** Has the venues asked for what the view needs. */
  private void want(ViewKey key, Optional<String> client) throws ViewRequest.Fault {
    Optional<Problem> refusal;
    try {
      refusal = demand.want(key.query().choice(), client, clock.instant());
    } catch (Parameters.Wrong wrong) {
      throw new ViewRequest.Fault(wrong.detail());
    }
    if (refusal.isPresent()) {
      throw new ViewRequest.Fault(refusal.get());
    }
  }

  private boolean isPage(ViewKey key, Payer payer) {
    return PageViews.has(key)
        && demand.isConfigured(key.query().instrument())
        && channels.all().stream()
                .filter(Channel::isPage)
                .filter(channel -> channel.audience().has(payer))
                .count()
            < PageViews.MOST_OF_A_CLIENT;
  }

  /**
   * Refuses the view if the reader may not begin it, with the reason. The result is whether it did.
   */
  private boolean isRefused(Reader reader, JsonNode id, ViewKey key) {
    Optional<String> share = shares.refused(channels.all(), reader.payer(), Channel.rows(key));
    share.ifPresent(why -> reader.refuse(Optional.of(id), "Too many streams", why));
    Optional<CostRefusal> cost =
        share.isPresent() ? Optional.empty() : costs.refused(reader.payer(), channels.price(key));
    cost.ifPresent(
        refusal -> {
          listener.refused(true);
          reader.refuse(Optional.of(id), CostRefusal.TITLE, refusal.detail(), refusal::into);
        });
    return share.isPresent() || cost.isPresent();
  }

  /** Ends one, also one that waits. */
  void unsubscribe(Reader reader, Op.Unsubscribe unwanted) {
    Optional<JsonNode> ended =
        unwanted.id().filter(id -> reader.unsubscribe(id) || pending.cancel(reader, id));
    if (ended.isPresent()) {
      reader.answer(answer("unsubscribed", ended.get()));
    } else {
      reader.refuse(
          unwanted.id(),
          "Unknown id",
          "this socket has no subscription with that id; it has "
              + reader.ids().stream()
                  .map(JsonNode::toString)
                  .collect(Collectors.joining(", ", "[", "]")));
    }
  }

  private static ObjectNode answer(String type, JsonNode id) {
    ObjectNode answer = Json.object().put("type", type);
    answer.set("id", id);
    return answer;
  }

  /** Ends all subscriptions of a reader that has left. */
  void left(Reader reader) {
    pending.left(reader);
    reader.leave();
  }

  /** Begins those that have waited long enough. */
  void look(Instant now) {
    pending.look(now);
  }
}
