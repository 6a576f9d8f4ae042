/**
 * A tape: every venue's answers of one run, in a file that replays them. A user can attach it to a
 * bug report.
 *
 * <p>A {@link io.omnidepth.tape.Recorder} writes a tape while a server polls: each turn of its
 * loop, with the moment and the cause. A {@link io.omnidepth.tape.Player} runs the same turns
 * again, at the tape's own time ({@link io.omnidepth.tape.TapeTime}). Polling and the board know
 * time, timers, answers and readers by the loop alone, so that a replay has the same state at the
 * same moment.
 *
 * <p>The file is JSON lines in gzip: {@code zcat FILE} shows them. Each second or megabyte is a
 * gzip member of its own, so that a file that ends in the middle is good up to there. The first
 * line is the header, each other line a turn, and the last line of a tape that was not cut is its
 * end:
 *
 * <pre>
 * {"omnidepth":"tape","version":2,"program":"omnidepth 0.2.0","start":"2026-11-30T08:00:00Z","seed":"7","venues":["kraken"],
 *  "instruments":["BTC-USD"],"interval":"PT1S","lists":true,"unpaced":[],"timesShown":[],"ageingAfter":2.0,"staleAfter":5.0,
 *  "staleAtTheLatest":"PT15S","madeUp":false}
 * {"at":"2026-11-30T08:00:00.001Z","begun":2,"turn":"submitted"}
 * {"at":"2026-11-30T08:00:00.121Z","asked":1,"sent":"2026-11-30T08:00:00.001Z","received":"2026-11-30T08:00:00.120Z",
 *  "venue":"kraken","get":"/0/public/Depth?pair=XBTUSD","waited":"PT0S","connecting":"PT0.03S","head":"PT0.1S","status":200,
 *  "headers":[["Content-Type","application/json"]],"text":"{}"}
 * {"at":"...","asked":2,"sent":"...","received":"...","venue":"hyperliquid","post":"/info","json":"{}","failure":"late","why":"no answer within 5 s"}
 * {"at":"2026-11-30T08:00:00.252Z","wall":"2026-11-30T08:00:00.252Z","begun":1,"due":"2026-11-30T08:00:00.251Z"}
 * {"at":"...","begun":1,"worked":3}
 * {"at":"...","claims":[{"instrument":"BTC-USD","priority":"named"},{"instrument":"LTC-USD","priority":"on_demand","client":"1"}]}
 * {"at":"...","turn":"recounted"}
 * {"end":"2026-11-30T08:01:00Z"}
 * </pre>
 *
 * <p>Times are of the recording program's clock, durations ISO 8601. {@code begun} counts the
 * questions, timers and pieces of work that began in the turn. A client is a number, not an
 * address. A body is {@code text} where it came as UTF-8, and {@code base64} where it did not, as a
 * compressed one. Headers are the few that a reader needs ({@link io.omnidepth.tape.KeptHeaders}),
 * as others carry cookies and addresses.
 */
@NullMarked
package io.omnidepth.tape;

import org.jspecify.annotations.NullMarked;
