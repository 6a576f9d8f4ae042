package io.omnidepth.read;

import io.omnidepth.venue.Layout;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A venue's paths as one tree. One pass over an answer with the tree finds the values of all paths.
 * Immutable.
 */
final class PathTree {
  /** The use of the value at a node. */
  enum Role {
    /** A value on the way, which may be watched. */
    WALK,
    /** An array of bids. */
    BIDS,
    /** An array of asks. */
    ASKS,
    /** An array of rows whose size has the sign of the side. */
    SIGNED,
    /** An array of objects, each with a bid and an ask. */
    UNITS,
    /** A market in a list of markets. */
    ROW,
    /** A row of the table that a list of markets refers to. */
    TABLE
  }

  /** A place in the answer that is on some path. */
  static final class Node {
    private static final int NAMED_PLACES = 8;
    private static final String[] PLACES = new String[NAMED_PLACES];

    static {
      for (int i = 0; i < NAMED_PLACES; i++) {
        PLACES[i] = Integer.toString(i);
      }
    }

    private final Map<String, Node> children = new HashMap<>();
    private @Nullable Node any;
    private Role role = Role.WALK;
    private int watch = -1;
    private int depth = -1;

    @Nullable Node child(String key) {
      Node named = children.get(key);
      return named != null ? named : any;
    }

    /** The child at a place of an array. A path can name only the first few places. */
    @Nullable Node child(int place) {
      return place < NAMED_PLACES && !children.isEmpty() ? child(PLACES[place]) : any;
    }

    Role role() {
      return role;
    }

    /** The slot for its text; -1 if it is not watched. */
    int watch() {
      return watch;
    }

    /** The number of steps from the top on the path to the levels; -1 off that path. */
    int depth() {
      return depth;
    }

    private Node step(String key) {
      if (key.equals("*")) {
        if (any == null) {
          any = new Node();
        }
        return any;
      }
      return children.computeIfAbsent(key, k -> new Node());
    }
  }

  private final Node root = new Node();
  private final Map<String, Integer> watched = new HashMap<>();
  private final String where;

  private PathTree(Venue venue) {
    where = place(venue.response().layout());
    venue.response().verdicts().watched().forEach(this::watch);
    venue.response().times().forEach(time -> watch(time.path()));
    venue.response().sequence().ifPresent(this::watch);
  }

  private PathTree(Venue venue, Listing listing) {
    where = "markets at " + named(listing.rows());
    descend(listing.rows(), true).role = Role.ROW;
    listing.table().ifPresent(table -> descend(table.rows(), false).role = Role.TABLE);
    venue.response().verdicts().watched().forEach(this::watch);
  }

  /** The tree for a venue's book. */
  static PathTree ofBook(Venue venue) {
    return new PathTree(venue);
  }

  /** The tree for a venue's list of markets. */
  static PathTree ofList(Venue venue, Listing listing) {
    return new PathTree(venue, listing);
  }

  Node root() {
    return root;
  }

  /** The number of watched paths. */
  int watched() {
    return watched.size();
  }

  /**
   * The slot for the text of a watched path.
   *
   * @throws IllegalArgumentException if the path is not watched
   */
  int slot(String path) {
    Integer slot = watched.get(path);
    if (slot == null) {
      throw new IllegalArgumentException(path + " is not watched");
    }
    return slot;
  }

  private void watch(String path) {
    if (!watched.containsKey(path)) {
      descend(path, false).watch = watched.size();
      watched.put(path, watched.size());
    }
  }

  /** The name and place of the levels, for messages. */
  String where() {
    return where;
  }

  private String place(Layout layout) {
    if (layout instanceof Layout.Sides sides) {
      descend(under(sides.path(), sides.bids()), true).role = Role.BIDS;
      descend(under(sides.path(), sides.asks()), true).role = Role.ASKS;
      return "\"" + sides.bids() + "\" and \"" + sides.asks() + "\" under " + named(sides.path());
    }
    if (layout instanceof Layout.SignedRows rows) {
      descend(rows.path(), true).role = Role.SIGNED;
      return "array of rows at " + named(rows.path());
    }
    Layout.Units units = (Layout.Units) layout;
    descend(units.path(), true).role = Role.UNITS;
    return "array of units at " + named(units.path());
  }

  private Node descend(String path, boolean toLevels) {
    Node node = root;
    int depth = 0;
    if (toLevels) {
      node.depth = 0;
    }
    if (!path.isEmpty()) {
      for (String key : path.split("\\.", -1)) {
        node = node.step(key);
        if (toLevels) {
          node.depth = ++depth;
        }
      }
    }
    return node;
  }

  private static String under(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String named(String path) {
    return path.isEmpty() ? "the top" : path;
  }
}
