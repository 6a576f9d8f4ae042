package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one reader by its own ids. Those of one moment share a channel: with each
 * further one, the reader moves on to the channel that has it, too. Runs on the reader's loop.
 */
final class Holdings {
  private final Reader reader;
  private final Hub hub;
  private final Map<JsonNode, Subscription> single = new HashMap<>(4);
  private final Map<String, Moment> moments = new HashMap<>(0);
  private final Set<JsonNode> ids = new LinkedHashSet<>(4);

  /** The views of one moment, and the hold on their channel. */
  private static final class Moment {
    private final Map<JsonNode, ViewKey> views = new LinkedHashMap<>();
    private @Nullable Subscription subscription;

    Optional<Subscription> subscription() {
      return Optional.ofNullable(subscription);
    }

    Optional<Channel> channel() {
      return subscription().map(held -> held.audience().channel());
    }
  }

  Holdings(Reader reader, Hub hub) {
    this.reader = reader;
    this.hub = hub;
  }

  boolean has(JsonNode id) {
    return ids.contains(id);
  }

  /** All ids, in the order of their beginning. */
  Set<JsonNode> ids() {
    return ids;
  }

  /** The views of that moment; none if it is unknown. */
  Collection<ViewKey> moment(String name) {
    Moment moment = moments.get(name);
    return moment == null ? List.of() : List.copyOf(moment.views.values());
  }

  /** All holds on channels. */
  List<Subscription> all() {
    return Stream.concat(
            single.values().stream(),
            moments.values().stream().flatMap(moment -> moment.subscription().stream()))
        .toList();
  }

  /** Begins a subscription of that view by itself. */
  Views.Entry begin(JsonNode id, ViewKey view) {
    Views.Entry entry = hub.join(ChannelKey.of(view), reader.payer(), Optional.empty());
    if (entry instanceof Views.Joined joined) {
      single.put(id, hold(joined));
      ids.add(id);
    }
    return entry;
  }

  /** Begins a subscription of that view as the last one of a moment. */
  Views.Entry begin(JsonNode id, ViewKey view, String name) {
    Moment moment = moments.getOrDefault(name, new Moment());
    List<ViewKey> views = new ArrayList<>(moment.views.values());
    views.add(view);
    Views.Entry entry = move(name, moment, views);
    if (entry instanceof Views.Joined) {
      moment.views.put(id, view);
      moments.put(name, moment);
      ids.add(id);
    }
    return entry;
  }

  private Views.Entry move(String name, Moment moment, List<ViewKey> views) {
    Optional<Subscription> before = moment.subscription();
    Views.Entry entry =
        hub.join(new ChannelKey(Optional.of(name), views), reader.payer(), moment.channel());
    if (entry instanceof Views.Joined joined) {
      moment.subscription = hold(joined);
      before.ifPresent(this::leave);
    }
    return entry;
  }

  private Subscription hold(Views.Joined joined) {
    Subscription subscription =
        new Subscription(reader, joined.audience(), hub.pace(), hub.listener());
    joined.audience().join(subscription);
    return subscription;
  }

  /** Ends a subscription; returns whether there was one. */
  boolean end(JsonNode id) {
    if (!ids.remove(id)) {
      return false;
    }
    Subscription own = single.remove(id);
    if (own == null) {
      List.copyOf(moments.entrySet()).forEach(each -> end(id, each.getKey(), each.getValue()));
    } else {
      leave(own);
    }
    return true;
  }

  private void end(JsonNode id, String name, Moment moment) {
    if (moment.views.remove(id) == null) {
      return;
    }
    if (moment.views.isEmpty()) {
      moments.remove(name);
      moment.subscription().ifPresent(this::leave);
    } else {
      move(name, moment, List.copyOf(moment.views.values()));
      moment.subscription().ifPresent(held -> held.audience().ask());
    }
  }

  /** Ends all. */
  void endAll() {
    List<Subscription> all = all();
    single.clear();
    moments.clear();
    ids.clear();
    all.forEach(this::leave);
  }

  private void leave(Subscription subscription) {
    subscription.leave();
    subscription.audience().leave(subscription);
    hub.leave(reader.payer(), subscription.audience());
  }
}
