package io.omnidepth.venue;

/**
 * Whether a side of the venue's books can be known to be whole. A count of levels that looks like a
 * limit raises doubt in any case.
 */
public enum Completeness {
  /** Never: the default, as long as nothing proves more. */
  UNKNOWN,
  /** A side is whole where it has fewer rows than were asked for. */
  FEWER_THAN_ASKED,
  /** Always: the venue sends the book to its end. */
  WHOLE
}
