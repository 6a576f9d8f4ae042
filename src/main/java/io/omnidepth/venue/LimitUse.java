package io.omnidepth.venue;

/**
 * How much of a limit is spent.
 *
 * @param used weight that the venue counts now, in the window of the limit's length that ends now:
 *     ours, that of questions under way, and what the venue says that others at this address spent
 */
public record LimitUse(Limit limit, int used) {}
