package io.omnidepth.http.stream;

import io.omnidepth.api.Demand;
import io.omnidepth.board.Choice;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channels of all loops, and their bounds. A channel has its home on the loop of the reader
 * that begins it. Any thread may call it.
 */
final class Views {
  private final Costs costs;
  private final Demand demand;
  private final ViewShares shares;
  private final Map<ChannelKey, Channel> channels = new HashMap<>();
  private final Map<MomentStream, StreamName> names = new HashMap<>();

  /** The choices of all views, and the number of views of each. */
  private final Map<Choice, Integer> choices = new HashMap<>();

  private int count;
  private long begun;

  /** A view of a moment: its stream has one name as long as a channel has it. */
  private record MomentStream(String moment, ViewKey view) {}

  private static final class StreamName {
    private final String name;
    private int uses;

    StreamName(String name) {
      this.name = name;
    }
  }

  /** The outcome of a wish to join a channel. */
  sealed interface Entry {}

  /** The reader has joined. */
  record Joined(LoopAudience audience, boolean isNew, List<String> names) implements Entry {}

  /** There are too many views. */
  record TooMany(String why) implements Entry {}

  /** The first snapshot would cost too much. */
  record TooCostly(CostRefusal refusal) implements Entry {}

  Views(Costs costs, Demand demand, ViewShares shares) {
    this.costs = costs;
    this.demand = demand;
    this.shares = shares;
  }

  /**
   * Has a reader join the channel of that key. The channel begins on the reader's loop if there is
   * none yet.
   *
   * @param left the channel that the reader leaves for it, with fewer views or with more; empty for
   *     none
   */
  synchronized Entry join(ChannelKey key, Payer payer, Hub hub, Optional<Channel> left) {
    Channel known = channels.get(key);
    boolean isPage = isPage(key, payer);
    boolean isMore = left.map(old -> old.key().views().size() < key.views().size()).orElse(true);
    if (known == null && !isPage && isMore) {
      Optional<Entry> refusal = refused(key, payer, hub.channels(), left);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    Channel channel = known == null ? begin(key, isPage, payer, hub) : known;
    if (isPage) {
      channel.becomePage();
    }
    LoopAudience part =
        channel
            .audience()
            .part(hub)
            .orElseGet(() -> new LoopAudience(channel, channel.home(), hub));
    channel.audience().join(payer, part);
    return new Joined(part, known == null, channel.names());
  }

  private Channel begin(ChannelKey key, boolean isPage, Payer payer, Hub hub) {
    List<String> streams = key.views().stream().map(view -> name(key.moment(), view)).toList();
    Channel channel =
        new Channel(key, streams, isPage, payer, hub.channels(), hub.loop().instant());
    channels.put(key, channel);
    count(key, 1);
    return channel;
  }

  private String name(Optional<String> moment, ViewKey view) {
    if (moment.isEmpty()) {
      return "s" + ++begun;
    }
    StreamName name =
        names.computeIfAbsent(
            new MomentStream(moment.get(), view), first -> new StreamName("s" + ++begun));
    name.uses++;
    return name.name;
  }

  /** A reader leaves a channel, which ends with its last reader. */
  synchronized void leave(Payer payer, LoopAudience part) {
    Channel channel = part.channel();
    channel.audience().leave(payer, part);
    if (channel.audience().isEmpty() && channels.remove(channel.key(), channel)) {
      count(channel.key(), -1);
      channel
          .key()
          .moment()
          .ifPresent(moment -> channel.key().views().forEach(view -> unname(moment, view)));
    }
  }

  private void unname(String moment, ViewKey view) {
    names.computeIfPresent(
        new MomentStream(moment, view), (key, name) -> --name.uses == 0 ? null : name);
  }

  private Optional<Entry> refused(
      ChannelKey key, Payer payer, Channels home, Optional<Channel> left) {
    Collection<Channel> all =
        left.filter(old -> old.audience().isOnly(payer))
            .map(
                old ->
                    (Collection<Channel>)
                        channels.values().stream().filter(c -> !c.equals(old)).toList())
            .orElse(channels.values());
    Optional<Entry> tooMany =
        shares.refused(all, payer, key.views().size(), key.rows()).map(TooMany::new);
    return tooMany.isPresent()
        ? tooMany
        : costs.refused(payer, home.price(key)).map(TooCostly::new);
  }

  /** Whether the page shows these views, and the client has not too many of them already. */
  private boolean isPage(ChannelKey key, Payer payer) {
    return key.views().stream().allMatch(PageViews::has)
        && key.views().stream().allMatch(view -> demand.isConfigured(view.query().instrument()))
        && channels.values().stream()
                    .filter(Channel::isPage)
                    .filter(channel -> channel.audience().has(payer))
                    .mapToInt(channel -> channel.key().views().size())
                    .sum()
                + key.views().size()
            <= PageViews.MOST_OF_A_CLIENT;
  }

  private void count(ChannelKey key, int more) {
    for (ViewKey view : key.views()) {
      count += more;
      choices.merge(view.query().choice(), more, (old, add) -> old + add == 0 ? null : old + add);
    }
  }

  /** The choices of all views. */
  synchronized List<Choice> choices() {
    return List.copyOf(choices.keySet());
  }

  /** The number of different views. */
  synchronized int count() {
    return count;
  }
}
