/**
 * A tape: every venue's answers of one run, in a file that replays them. A user can attach it to a
 * bug report.
 *
 * <p>A {@link io.omnidepth.tape.Recorder} writes a tape while a server polls. A {@link
 * io.omnidepth.tape.Player} answers the same questions from it, at the tape's own time ({@link
 * io.omnidepth.tape.TapeTime}).
 *
 * <p>The file is JSON lines in gzip: {@code zcat FILE} shows them. Each second or megabyte is a
 * gzip member of its own, so that a file that ends in the middle is good up to there. The first
 * line is the header, each other line an answer or a failure, and the last line of a tape that was
 * not cut is its end:
 *
 * <pre>
 * {"omnidepth":"tape","version":1,"program":"omnidepth 0.2.0","start":"2026-11-30T08:00:00Z","venues":["kraken"],
 *  "instruments":["BTC-USD"],"interval":"PT1S","lists":true,"unpaced":[],"timesShown":[],"madeUp":false}
 * {"sent":"2026-11-30T08:00:00.001Z","received":"2026-11-30T08:00:00.120Z","venue":"kraken","get":"/0/public/Depth?pair=XBTUSD",
 *  "waited":"PT0S","connecting":"PT0.03S","head":"PT0.1S","status":200,"headers":[["Content-Type","application/json"]],"text":"{}"}
 * {"sent":"...","received":"...","venue":"hyperliquid","post":"/info","json":"{}","failure":"late","why":"no answer within 5 s"}
 * {"end":"2026-11-30T08:01:00Z"}
 * </pre>
 *
 * <p>Times are of the recording program's clock, durations ISO 8601. A body is {@code text} where
 * it came as UTF-8, and {@code base64} where it did not, as a compressed one. Headers are the few
 * that a reader needs ({@link io.omnidepth.tape.KeptHeaders}), as others carry cookies and
 * addresses.
 */
@NullMarked
package io.omnidepth.tape;

import org.jspecify.annotations.NullMarked;
