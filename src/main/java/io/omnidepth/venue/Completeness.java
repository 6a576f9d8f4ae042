package io.omnidepth.venue;

/**
 * Whether a side of the venue's books is known to be whole. A number of levels that looks like a
 * limit is doubtful in any case.
 */
public enum Completeness {
  /** Never. This is the default, for a venue without evidence. */
  UNKNOWN,
  /** A side is whole if it has fewer rows than requested. */
  FEWER_THAN_ASKED,
  /** Always. The venue sends the whole book. */
  WHOLE
}
