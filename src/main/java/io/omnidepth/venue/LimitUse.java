package io.omnidepth.venue;

/**
 * The spent part of a limit.
 *
 * @param used weight that the venue counts now, in the window of the limit's length that ends now:
 *     ours, that of questions under way, and what the venue says that others at this address spent
 */
public record LimitUse(Limit limit, int used) {}
