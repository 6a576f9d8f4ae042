export interface paths {
    readonly "/api/v1/depth/{instrument}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["depth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/depth/{instrument}.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["depthCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/depth/{instrument}.txt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["depthLadder"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/depth/{instrument}.svg": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["depthPicture"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/fill/{instrument}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["fill"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/fill/{instrument}.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["fillCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/summary/{instrument}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["summary"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/summary/{instrument}.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["summaryCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/history/{instrument}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/history/{instrument}.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["historyCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["rates"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rates.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ratesCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/books/{venue}/{instrument}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["book"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/books/{venue}/{instrument}.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["bookCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/venues": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["venues"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/venues.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["venuesCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/instruments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["instruments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/instruments.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["instrumentsCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["stream"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["live"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ready"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["metrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["openapi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/asyncapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["asyncapi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Depth: {
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly sequence: components["schemas"]["Sequence"];
            readonly time: components["schemas"]["Time"];
            readonly skewMs: components["schemas"]["Skew"];
            readonly bestBid: components["schemas"]["Best"];
            readonly bestAsk: components["schemas"]["Best"];
            readonly mid: components["schemas"]["Mid"];
            readonly referenceMid: components["schemas"]["ReferenceMid"];
            readonly spread: components["schemas"]["Spread"];
            readonly spreadBps: components["schemas"]["SpreadBps"];
            readonly crossed: components["schemas"]["Crossed"];
            readonly reach: components["schemas"]["Reach"];
            readonly coverage: components["schemas"]["Coverage"];
            readonly walls: components["schemas"]["Walls"];
            readonly more: components["schemas"]["More"];
            readonly coverageAtEnd: components["schemas"]["CoverageAtEnd"];
            readonly rates: components["schemas"]["Rates"];
            readonly blocked: components["schemas"]["Blocked"];
            readonly venues: readonly components["schemas"]["DepthVenue"][];
            readonly bids: readonly components["schemas"]["DepthRow"][];
            readonly asks: readonly components["schemas"]["DepthRow"][];
            readonly columns?: components["schemas"]["Columns"];
        };
        readonly Columns: {
            readonly group: components["schemas"]["PriceOrNull"];
            readonly ends: components["schemas"]["ColumnEnds"];
            readonly bids: components["schemas"]["Steps"];
            readonly asks: components["schemas"]["Steps"];
            readonly shares?: components["schemas"]["StepShares"];
        };
        readonly ColumnEnds: {
            readonly bid: components["schemas"]["PriceOrNull"];
            readonly ask: components["schemas"]["PriceOrNull"];
        };
        readonly Steps: readonly components["schemas"]["StepNumber"][];
        readonly StepNumber: number | string;
        readonly StepShares: {
            readonly group?: components["schemas"]["Price"];
            readonly bids: components["schemas"]["VenueSteps"];
            readonly asks: components["schemas"]["VenueSteps"];
        };
        readonly VenueSteps: {
            readonly [key: string]: readonly components["schemas"]["StepNumber"][];
        };
        readonly DepthRow: readonly [
            components["schemas"]["Price"],
            components["schemas"]["Size"],
            components["schemas"]["Size"],
            components["schemas"]["Shares"]
        ];
        readonly DepthCsv: string;
        readonly DepthLadder: string;
        readonly DepthPicture: string;
        readonly Fill: {
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly sequence: components["schemas"]["Sequence"];
            readonly time: components["schemas"]["Time"];
            /** @enum {unknown} */
            readonly side: "buy" | "sell";
            readonly asked: {
                readonly size: components["schemas"]["Size"];
            } | {
                readonly notional: components["schemas"]["Size"];
            };
            readonly filled: boolean;
            readonly size: components["schemas"]["Quantity"];
            readonly notional: components["schemas"]["Quantity"];
            readonly notionalAfterFees: components["schemas"]["Quantity"];
            readonly fees: components["schemas"]["Quantity"];
            readonly average: components["schemas"]["PriceOrNull"];
            readonly averageAfterFees: components["schemas"]["PriceOrNull"];
            readonly best: components["schemas"]["PriceOrNull"];
            readonly bestAfterFees: components["schemas"]["PriceOrNull"];
            readonly worst: components["schemas"]["PriceOrNull"];
            readonly worstAfterFees: components["schemas"]["PriceOrNull"];
            readonly levels: number;
            readonly slippageBps: components["schemas"]["DecimalOrNull"];
            readonly slippageBpsAfterFees: components["schemas"]["DecimalOrNull"];
            readonly referenceMid: components["schemas"]["ReferenceMid"];
            readonly shares: readonly components["schemas"]["Share"][];
            readonly single: components["schemas"]["Single"];
            readonly warnings: readonly components["schemas"]["Warning"][];
            readonly rates: components["schemas"]["Rates"];
            readonly blocked: components["schemas"]["Blocked"];
            readonly venues: readonly components["schemas"]["DepthVenue"][];
        };
        readonly Single: {
            readonly venue: components["schemas"]["VenueId"];
            readonly size: components["schemas"]["Quantity"];
            readonly notional: components["schemas"]["Quantity"];
            readonly notionalAfterFees: components["schemas"]["Quantity"];
            readonly fees: components["schemas"]["Quantity"];
            readonly average: components["schemas"]["PriceOrNull"];
            readonly averageAfterFees: components["schemas"]["PriceOrNull"];
            readonly best: components["schemas"]["PriceOrNull"];
            readonly bestAfterFees: components["schemas"]["PriceOrNull"];
            readonly worst: components["schemas"]["PriceOrNull"];
            readonly worstAfterFees: components["schemas"]["PriceOrNull"];
            readonly levels: number;
            readonly saved: components["schemas"]["Quantity"];
        } | null;
        readonly Warning: {
            /** @constant */
            readonly flag: "notFilled";
            readonly detail: string;
        } | {
            /** @constant */
            readonly flag: "beyondReach";
            readonly detail: string;
            readonly missing: readonly components["schemas"]["VenueId"][];
        } | {
            /** @constant */
            readonly flag: "notCounted";
            readonly detail: string;
            readonly missing: readonly components["schemas"]["VenueId"][];
        } | {
            /** @constant */
            readonly flag: "throughCross";
            readonly detail: string;
            readonly size: components["schemas"]["Size"];
        };
        readonly FillCsv: string;
        readonly Summary: {
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly sequence: components["schemas"]["Sequence"];
            readonly time: components["schemas"]["Time"];
            readonly skewMs: components["schemas"]["Skew"];
            readonly bestBid: components["schemas"]["Best"];
            readonly bestAsk: components["schemas"]["Best"];
            readonly mid: components["schemas"]["Mid"];
            readonly referenceMid: components["schemas"]["ReferenceMid"];
            readonly spread: components["schemas"]["Spread"];
            readonly spreadBps: components["schemas"]["SpreadBps"];
            readonly crossed: components["schemas"]["Crossed"];
            readonly reach: components["schemas"]["Reach"];
            readonly microprice: components["schemas"]["PriceOrNull"];
            readonly imbalance: components["schemas"]["Imbalance"];
            readonly coverage: components["schemas"]["Coverage"];
            readonly walls: components["schemas"]["Walls"];
            readonly bands: components["schemas"]["Bands"];
            readonly cross: components["schemas"]["Cross"];
            readonly concentration: components["schemas"]["Concentration"];
            readonly byVenue: readonly {
                readonly venue: components["schemas"]["VenueId"];
                readonly bestBid: components["schemas"]["Best"];
                readonly bestAsk: components["schemas"]["Best"];
                readonly mid: components["schemas"]["Mid"];
                readonly spread: components["schemas"]["Spread"];
                readonly spreadBps: components["schemas"]["SpreadBps"];
                readonly crossed: components["schemas"]["Crossed"];
                readonly reach: components["schemas"]["Reach"];
                readonly microprice: components["schemas"]["PriceOrNull"];
                readonly imbalance: components["schemas"]["Imbalance"];
                readonly bands: components["schemas"]["Bands"];
            }[];
            readonly rates: components["schemas"]["Rates"];
            readonly blocked: components["schemas"]["Blocked"];
            readonly venues: readonly components["schemas"]["DepthVenue"][];
        };
        readonly Imbalance: number | string | null;
        readonly Bands: readonly {
            /** @enum {unknown} */
            readonly bps: 10 | 25 | 50 | 100 | 200;
            readonly bid: components["schemas"]["Band"];
            readonly ask: components["schemas"]["Band"];
            readonly imbalance: components["schemas"]["Imbalance"];
        }[];
        readonly Band: {
            readonly bound: components["schemas"]["Price"];
            readonly size: components["schemas"]["Quantity"];
            readonly notional: components["schemas"]["Quantity"];
            readonly atLeast: boolean;
            readonly missing: readonly components["schemas"]["VenueId"][];
        };
        readonly Cross: {
            readonly size: components["schemas"]["Size"];
            readonly bps: components["schemas"]["DecimalOrNull"];
            readonly buy: readonly components["schemas"]["Share"][];
            readonly sell: readonly components["schemas"]["Share"][];
            readonly cost: components["schemas"]["Quantity"];
            readonly proceeds: components["schemas"]["Quantity"];
            readonly earns: components["schemas"]["DecimalOrNull"];
            readonly earnsAfterFees: components["schemas"]["DecimalOrNull"];
            readonly explanations: readonly {
                /** @enum {unknown} */
                readonly flag: "insideFees" | "quoteBasis" | "skew";
                readonly explains: boolean;
                readonly arithmetic: string;
            }[];
        } | null;
        readonly Concentration: {
            /** @constant */
            readonly withinBps: 100;
            readonly effectiveVenues: number | string;
            readonly shares: readonly {
                readonly venue: components["schemas"]["VenueId"];
                readonly size: components["schemas"]["Size"];
                readonly part: number | string;
            }[];
        } | null;
        readonly SummaryCsv: string;
        readonly HistoryCsv: string;
        readonly History: {
            readonly instrument: components["schemas"]["InstrumentName"];
            /** @constant */
            readonly everyMs: 5000;
            /** @constant */
            readonly mostSamples: 180;
            /** @constant */
            readonly bps: [
                10,
                25,
                50,
                100,
                200
            ];
            /** @constant */
            readonly columns: [
                "time",
                "sequence",
                "referenceMid",
                "mid",
                "spread",
                "spreadBps",
                "counted",
                "bids",
                "bidTotals",
                "asks",
                "askTotals"
            ];
            readonly samples: readonly components["schemas"]["HistorySample"][];
            /** @constant */
            readonly heatColumns: [
                "step",
                "bidFrom",
                "bids",
                "askFrom",
                "asks"
            ];
            readonly heat: readonly components["schemas"]["HistoryHeat"][];
        };
        readonly HistorySample: readonly [
            components["schemas"]["Time"],
            components["schemas"]["Sequence"],
            components["schemas"]["ReferenceMid"],
            components["schemas"]["Mid"],
            components["schemas"]["Spread"],
            components["schemas"]["SpreadBps"],
            number,
            components["schemas"]["HistorySizes"],
            components["schemas"]["HistoryTotals"],
            components["schemas"]["HistorySizes"],
            components["schemas"]["HistoryTotals"]
        ];
        readonly HistorySizes: readonly components["schemas"]["Quantity"][] | null;
        readonly HistoryTotals: number | null;
        readonly HistoryHeat: readonly [
            components["schemas"]["Price"],
            number,
            components["schemas"]["HeatSizes"],
            number,
            components["schemas"]["HeatSizes"]
        ] | null;
        readonly HeatSizes: readonly number[];
        readonly RatesAnswer: {
            readonly sequence: components["schemas"]["Sequence"];
            readonly time: components["schemas"]["Time"];
            readonly rates: readonly components["schemas"]["Rate"][];
        };
        readonly RatesCsv: string;
        readonly BookCsv: string;
        readonly Book: {
            readonly venue: components["schemas"]["VenueId"];
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly market: components["schemas"]["MarketName"];
            readonly state: components["schemas"]["State"];
            readonly receivedAt: components["schemas"]["Time"];
            readonly ageMs: components["schemas"]["Millis"];
            readonly unchangedMs: components["schemas"]["Millis"];
            readonly venueTime?: components["schemas"]["Time"];
            readonly lagMs?: number;
            readonly venueSequence?: string;
            readonly bids: readonly components["schemas"]["BookRow"][];
            readonly asks: readonly components["schemas"]["BookRow"][];
        };
        readonly BookRow: readonly [
            components["schemas"]["Price"],
            components["schemas"]["Size"]
        ];
        readonly VenuesCsv: string;
        readonly Venues: {
            readonly sequence: components["schemas"]["Sequence"];
            readonly time: components["schemas"]["Time"];
            readonly venues: readonly components["schemas"]["Venue"][];
        };
        readonly Venue: {
            readonly venue: components["schemas"]["VenueId"];
            readonly name: string;
            readonly mark: {
                readonly hue: number;
                readonly dash: number;
            };
            /** Format: uri */
            readonly url: string;
            readonly state: components["schemas"]["State"];
            readonly lastOutcome: components["schemas"]["OutcomeOrNull"];
            readonly lastWhy: components["schemas"]["WhyOrNull"];
            readonly lastAskedAt: components["schemas"]["TimeOrNull"];
            readonly ageMs: components["schemas"]["MillisOrNull"];
            readonly latencyMs: components["schemas"]["LatenciesOrNull"];
            readonly polls: components["schemas"]["Polls"];
            readonly limits: readonly {
                readonly weight: number;
                readonly windowMs: number;
                readonly used: number | null;
            }[];
            readonly intervalMs: components["schemas"]["MillisOrNull"];
            readonly stretched: boolean;
            readonly room: components["schemas"]["RoomOrNull"];
            readonly takerFeePerCent: number;
            readonly takerFeeSource: string;
            readonly list: {
                readonly source: components["schemas"]["ListSourceOrNull"];
                readonly markets: components["schemas"]["CountOrNull"];
                readonly readAt: components["schemas"]["TimeOrNull"];
                readonly ageMs: components["schemas"]["MillisOrNull"];
                readonly why: components["schemas"]["WhyOrNull"];
            };
            readonly books: readonly components["schemas"]["VenueBook"][];
        };
        readonly RoomOrNull: components["schemas"]["Room"] | null;
        readonly Room: {
            readonly named: number;
            readonly namedAtMost: number;
            readonly more: number;
            readonly refused: number;
        };
        readonly VenueBook: {
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly market: components["schemas"]["MarketName"];
            readonly state: components["schemas"]["State"];
            /** @enum {unknown} */
            readonly doubt: "old" | "future" | null;
            readonly since: components["schemas"]["Time"];
            readonly lastOutcome: components["schemas"]["OutcomeOrNull"];
            readonly lastWhy: components["schemas"]["WhyOrNull"];
            readonly lastAskedAt: components["schemas"]["TimeOrNull"];
            readonly ageMs: components["schemas"]["MillisOrNull"];
            readonly venueTime: components["schemas"]["VenueTimeOrNull"];
            readonly lagMs: components["schemas"]["LagOrNull"];
            readonly bids: components["schemas"]["CountOrNull"];
            readonly asks: components["schemas"]["CountOrNull"];
            readonly askedLevels: number | null;
            readonly intervalMs: components["schemas"]["Millis"];
            readonly latencyMs: components["schemas"]["LatenciesOrNull"];
            readonly polls: components["schemas"]["Polls"];
        };
        readonly Latencies: {
            readonly last: number;
            readonly p50: number;
            readonly p95: number;
            readonly p99: number;
        };
        readonly LatenciesOrNull: components["schemas"]["Latencies"] | null;
        readonly Polls: {
            readonly [key: string]: number;
        };
        /** @enum {unknown} */
        readonly Outcome: "fresh" | "unchanged" | "older" | "limited" | "blocked" | "refused" | "unreadable" | "unreachable";
        readonly OutcomeOrNull: components["schemas"]["Outcome"] | "budget" | null;
        readonly WhyOrNull: string | null;
        readonly InstrumentsCsv: string;
        readonly Instruments: {
            readonly demo: boolean;
            readonly replay?: boolean;
            readonly sequence: components["schemas"]["Sequence"];
            readonly more: boolean;
            readonly instruments: readonly (components["schemas"]["InstrumentOffer"] | components["schemas"]["InstrumentBrief"])[];
        };
        readonly InstrumentOffer: {
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly base: components["schemas"]["Asset"];
            readonly quote: components["schemas"]["Asset"];
            readonly polled: boolean;
            readonly venues: readonly {
                readonly venue: components["schemas"]["VenueId"];
                readonly market: components["schemas"]["MarketName"];
                readonly state: components["schemas"]["State"] | null;
                readonly status: string | null;
                readonly trading: boolean | null;
                readonly tickSize: components["schemas"]["DecimalOrNull"];
                readonly lotSize: components["schemas"]["DecimalOrNull"];
                readonly list: components["schemas"]["ListSourceOrNull"];
                readonly listAgeMs: components["schemas"]["MillisOrNull"];
            }[];
        };
        readonly InstrumentBrief: {
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly base: components["schemas"]["Asset"];
            readonly quote: components["schemas"]["Asset"];
            readonly polled: boolean;
            readonly trading: number;
        };
        readonly Shares: {
            readonly [key: string]: components["schemas"]["Size"];
        };
        readonly DepthVenue: {
            readonly venue: components["schemas"]["VenueId"];
            readonly market: components["schemas"]["MarketName"];
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly state: components["schemas"]["State"];
            readonly counted: boolean;
            /** @enum {unknown} */
            readonly why?: "excluded" | "waiting" | "refused" | "old" | "future" | "stale" | "frozen" | "blocked" | "budget" | "unconverted" | "skew" | "duplicate" | "unlisted";
            readonly ageMs: components["schemas"]["MillisOrNull"];
            readonly receivedAt: components["schemas"]["TimeOrNull"];
            readonly unchangedMs: components["schemas"]["MillisOrNull"];
            readonly venueTime: components["schemas"]["VenueTimeOrNull"];
            readonly lagMs: components["schemas"]["LagOrNull"];
            readonly bids: components["schemas"]["CountOrNull"];
            readonly asks: components["schemas"]["CountOrNull"];
            readonly reach: components["schemas"]["Reach"];
            readonly complete: {
                readonly bid: boolean;
                readonly ask: boolean;
            };
            readonly usualSize: components["schemas"]["UsualSize"];
        } & ({
            /** @constant */
            readonly counted?: true;
            readonly why?: never;
        } | {
            /** @constant */
            readonly counted?: false;
        });
        readonly Live: {
            /** @constant */
            readonly status: "live";
        };
        readonly Ready: {
            /** @constant */
            readonly status: "ready";
        };
        readonly Document: unknown | unknown;
        readonly Problem: {
            /** @constant */
            readonly type: "about:blank";
            readonly title: string;
            /** @enum {unknown} */
            readonly status: 400 | 403 | 405 | 421 | 426 | 429 | 500 | 503;
            readonly detail: string;
        };
        readonly TooCostly: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "Too costly";
            /** @constant */
            readonly status: 429;
            readonly detail: string;
            readonly costMs: number;
            readonly waitMs: number;
        };
        readonly WrongParameter: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "Wrong parameter";
            /** @constant */
            readonly status: 400;
            readonly detail: string;
            readonly parameter: string;
        };
        readonly UnknownInstrument: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "Unknown instrument";
            /** @constant */
            readonly status: 404;
            readonly detail: string;
            readonly instruments: readonly components["schemas"]["InstrumentName"][];
        };
        readonly UnknownVenue: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "Unknown venue";
            /** @constant */
            readonly status: 404;
            readonly detail: string;
            readonly venues: readonly components["schemas"]["VenueId"][];
        };
        readonly NotListed: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "Not listed";
            /** @constant */
            readonly status: 404;
            readonly detail: string;
            /** @constant */
            readonly state: "unlisted";
        };
        readonly NothingThere: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "Not Found";
            /** @constant */
            readonly status: 404;
            readonly detail: string;
            readonly paths: readonly string[];
        };
        readonly NoBook: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "No book";
            /** @constant */
            readonly status: 503;
            readonly detail: string;
            /** @enum {unknown} */
            readonly state: "waiting" | "refused" | "blocked" | "budget";
        };
        readonly NoBookCounted: {
            /** @constant */
            readonly type: "about:blank";
            /** @constant */
            readonly title: "No book counted";
            /** @constant */
            readonly status: 503;
            readonly detail: string;
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly venues: readonly components["schemas"]["DepthVenue"][];
            readonly blocked: components["schemas"]["Blocked"];
        };
        readonly Best: {
            readonly price: components["schemas"]["Price"];
            readonly size: components["schemas"]["Size"];
            readonly venues: readonly components["schemas"]["VenueId"][];
        } | null;
        readonly Reach: {
            readonly bid: components["schemas"]["PriceOrNull"];
            readonly ask: components["schemas"]["PriceOrNull"];
        };
        readonly UsualSize: {
            readonly bid: components["schemas"]["SizeOrZeroOrNull"];
            readonly ask: components["schemas"]["SizeOrZeroOrNull"];
        };
        readonly SizeOrZeroOrNull: number | string | null;
        readonly Walls: readonly {
            /** @enum {unknown} */
            readonly side: "bid" | "ask";
            readonly price: components["schemas"]["Price"];
            readonly size: components["schemas"]["Size"];
            readonly since: components["schemas"]["Time"];
            readonly venues: readonly components["schemas"]["VenueId"][];
            /** @enum {unknown} */
            readonly end?: "withdrawn" | "reached" | "venueOut";
            readonly endedAt?: components["schemas"]["Time"];
        }[];
        readonly Coverage: {
            readonly bid: components["schemas"]["CoverageSide"];
            readonly ask: components["schemas"]["CoverageSide"];
        };
        readonly CoverageSide: readonly (readonly [
            1 | 5 | 10 | 25 | 50 | 100 | 200,
            components["schemas"]["CoveredShare"]
        ])[];
        readonly CoverageAtEnd: {
            readonly bid: components["schemas"]["CoveredShareOrNull"];
            readonly ask: components["schemas"]["CoveredShareOrNull"];
        };
        readonly CoveredShare: number | string;
        readonly CoveredShareOrNull: number | string | null;
        readonly Skew: number | null;
        readonly Mid: components["schemas"]["PriceOrNull"];
        readonly ReferenceMid: components["schemas"]["PriceOrNull"];
        readonly Spread: components["schemas"]["DecimalOrNull"];
        readonly SpreadBps: components["schemas"]["DecimalOrNull"];
        readonly Crossed: boolean;
        readonly More: boolean;
        readonly Blocked: readonly components["schemas"]["BlockedVenue"][];
        readonly BlockedVenue: {
            readonly venue: components["schemas"]["VenueId"];
            readonly since: components["schemas"]["Time"];
            readonly why: string;
            readonly lists: boolean | null;
            readonly instruments: readonly components["schemas"]["InstrumentName"][];
            readonly list: components["schemas"]["ListSourceOrNull"];
            readonly listReadAt: components["schemas"]["TimeOrNull"];
        };
        /** @enum {unknown} */
        readonly ListSourceOrNull: "read" | "kept" | "shipped" | null;
        readonly Rates: readonly components["schemas"]["Rate"][];
        readonly Rate: {
            readonly from: components["schemas"]["Asset"];
            readonly to: components["schemas"]["Asset"];
            readonly bid: components["schemas"]["Price"];
            readonly ask: components["schemas"]["Price"];
            readonly source: readonly components["schemas"]["VenueId"][];
            readonly legs: readonly {
                readonly instrument: components["schemas"]["InstrumentName"];
                readonly inverse: boolean;
            }[];
            readonly ageMs: components["schemas"]["Millis"];
            readonly unchangedMs: components["schemas"]["Millis"];
        };
        readonly Share: {
            readonly venue: components["schemas"]["VenueId"];
            readonly market: components["schemas"]["MarketName"];
            readonly instrument: components["schemas"]["InstrumentName"];
            readonly takerFeePerCent: number | string;
            readonly size: components["schemas"]["Quantity"];
            readonly notional: components["schemas"]["Quantity"];
            readonly notionalAfterFees: components["schemas"]["Quantity"];
            readonly fees: components["schemas"]["Quantity"];
            readonly average: components["schemas"]["PriceOrNull"];
            readonly averageAfterFees: components["schemas"]["PriceOrNull"];
            readonly best: components["schemas"]["PriceOrNull"];
            readonly bestAfterFees: components["schemas"]["PriceOrNull"];
            readonly worst: components["schemas"]["PriceOrNull"];
            readonly worstAfterFees: components["schemas"]["PriceOrNull"];
            readonly levels: number;
        };
        readonly Quantity: number | string;
        readonly VenueTimeOrNull: components["schemas"]["Time"] | null;
        readonly LagOrNull: number | null;
        /** @enum {unknown} */
        readonly State: "waiting" | "refused" | "live" | "ageing" | "stale" | "frozen" | "blocked" | "budget" | "unlisted";
        readonly InstrumentName: string;
        readonly Asset: string;
        readonly MarketName: string;
        readonly VenueId: string;
        readonly Sequence: number;
        /** Format: date-time */
        readonly Time: string;
        readonly TimeOrNull: components["schemas"]["Time"] | null;
        readonly Millis: number;
        readonly MillisOrNull: number | null;
        readonly CountOrNull: number | null;
        readonly Price: number | string;
        readonly PriceOrNull: components["schemas"]["Price"] | null;
        readonly Size: number | string;
        readonly DecimalOrNull: number | string | null;
    };
    responses: {
        readonly NoSuchInstrument: {
            headers: {
                readonly "Cache-Control": components["headers"]["NoStore"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["UnknownInstrument"];
            };
        };
        readonly NoBookCounted: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly "Cache-Control": components["headers"]["NoStore"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["NoBookCounted"];
            };
        };
        readonly NoSuchBook: {
            headers: {
                readonly "Cache-Control": components["headers"]["NoStore"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["UnknownInstrument"] | components["schemas"]["UnknownVenue"] | components["schemas"]["NotListed"];
            };
        };
        readonly NoBookYet: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly "Cache-Control": components["headers"]["NoStore"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["NoBook"];
            };
        };
        readonly NotModified: {
            headers: {
                readonly ETag: components["headers"]["ETag"];
                readonly "Cache-Control": components["headers"]["AskAgain"];
                readonly Vary: components["headers"]["Vary"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        readonly WrongRequest: {
            headers: {
                readonly "Cache-Control": components["headers"]["NoStore"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["WrongParameter"] | components["schemas"]["Problem"];
            };
        };
        readonly TooManyRequests: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly "Cache-Control": components["headers"]["NoStore"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["TooCostly"];
            };
        };
        readonly Otherwise: {
            headers: {
                readonly Allow: components["headers"]["Allow"];
                readonly "Cache-Control": components["headers"]["NoStore"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"] | components["schemas"]["NothingThere"];
            };
        };
        readonly Document: {
            headers: {
                readonly ETag: components["headers"]["ETag"];
                readonly "Cache-Control": components["headers"]["AskAgain"];
                readonly Vary: components["headers"]["Vary"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Document"];
            };
        };
    };
    parameters: {
        readonly Instrument: string;
        readonly Venue: components["schemas"]["VenueId"];
        readonly Levels: number;
        readonly Group: number;
        readonly Range: number;
        readonly Columns: number;
        readonly Venues: readonly components["schemas"]["VenueId"][];
        readonly Without: readonly components["schemas"]["VenueId"][];
        readonly Convert: readonly components["schemas"]["Asset"][];
        readonly Fees: boolean;
        readonly Breakdown: boolean;
        readonly MaxSkewMs: number;
        readonly Frozen: boolean;
        readonly Rounds: boolean;
        readonly Numbers: "json" | "text";
        readonly LadderLevels: number;
        readonly PictureLevels: number;
        readonly PictureRange: number;
        readonly Width: number;
        readonly Height: number;
        readonly Theme: "light" | "dark";
        readonly Side: "buy" | "sell";
        readonly OrderSize: number;
        readonly OrderNotional: number;
        readonly Since: string;
        readonly From: components["schemas"]["Asset"];
        readonly To: components["schemas"]["Asset"];
        readonly Match: string;
        readonly Polled: boolean;
        readonly Brief: boolean;
        readonly Limit: number;
    };
    requestBodies: never;
    headers: {
        readonly ETag: string;
        readonly AskAgain: "no-cache";
        readonly NoStore: "no-store";
        readonly Vary: "Accept, Accept-Encoding" | "Accept, Accept-Encoding, Origin";
        readonly RetryAfter: string;
        readonly Allow: "GET, HEAD, OPTIONS";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly depth: {
        readonly parameters: {
            readonly query?: {
                readonly levels?: components["parameters"]["Levels"];
                readonly group?: components["parameters"]["Group"];
                readonly range?: components["parameters"]["Range"];
                readonly columns?: components["parameters"]["Columns"];
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly breakdown?: components["parameters"]["Breakdown"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly rounds?: components["parameters"]["Rounds"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Depth"];
                    readonly "text/csv": components["schemas"]["DepthCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly depthCsv: {
        readonly parameters: {
            readonly query?: {
                readonly levels?: components["parameters"]["Levels"];
                readonly group?: components["parameters"]["Group"];
                readonly range?: components["parameters"]["Range"];
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly breakdown?: components["parameters"]["Breakdown"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly rounds?: components["parameters"]["Rounds"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["DepthCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly depthLadder: {
        readonly parameters: {
            readonly query?: {
                readonly levels?: components["parameters"]["LadderLevels"];
                readonly group?: components["parameters"]["Group"];
                readonly range?: components["parameters"]["Range"];
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly breakdown?: components["parameters"]["Breakdown"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly rounds?: components["parameters"]["Rounds"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": components["schemas"]["DepthLadder"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly depthPicture: {
        readonly parameters: {
            readonly query?: {
                readonly levels?: components["parameters"]["PictureLevels"];
                readonly group?: components["parameters"]["Group"];
                readonly range?: components["parameters"]["PictureRange"];
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly breakdown?: components["parameters"]["Breakdown"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly rounds?: components["parameters"]["Rounds"];
                readonly numbers?: components["parameters"]["Numbers"];
                readonly width?: components["parameters"]["Width"];
                readonly height?: components["parameters"]["Height"];
                readonly theme?: components["parameters"]["Theme"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/svg+xml": components["schemas"]["DepthPicture"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly fill: {
        readonly parameters: {
            readonly query: {
                readonly side: components["parameters"]["Side"];
                readonly size?: components["parameters"]["OrderSize"];
                readonly notional?: components["parameters"]["OrderNotional"];
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Fill"];
                    readonly "text/csv": components["schemas"]["FillCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly fillCsv: {
        readonly parameters: {
            readonly query: {
                readonly side: components["parameters"]["Side"];
                readonly size?: components["parameters"]["OrderSize"];
                readonly notional?: components["parameters"]["OrderNotional"];
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["FillCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly summary: {
        readonly parameters: {
            readonly query?: {
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Summary"];
                    readonly "text/csv": components["schemas"]["SummaryCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly summaryCsv: {
        readonly parameters: {
            readonly query?: {
                readonly venues?: components["parameters"]["Venues"];
                readonly without?: components["parameters"]["Without"];
                readonly convert?: components["parameters"]["Convert"];
                readonly fees?: components["parameters"]["Fees"];
                readonly maxSkewMs?: components["parameters"]["MaxSkewMs"];
                readonly frozen?: components["parameters"]["Frozen"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["SummaryCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookCounted"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly history: {
        readonly parameters: {
            readonly query?: {
                readonly since?: components["parameters"]["Since"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["History"];
                    readonly "text/csv": components["schemas"]["HistoryCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly historyCsv: {
        readonly parameters: {
            readonly query?: {
                readonly since?: components["parameters"]["Since"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["HistoryCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchInstrument"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly rates: {
        readonly parameters: {
            readonly query?: {
                readonly from?: components["parameters"]["From"];
                readonly to?: components["parameters"]["To"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RatesAnswer"];
                    readonly "text/csv": components["schemas"]["RatesCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly ratesCsv: {
        readonly parameters: {
            readonly query?: {
                readonly from?: components["parameters"]["From"];
                readonly to?: components["parameters"]["To"];
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["RatesCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly book: {
        readonly parameters: {
            readonly query?: {
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly venue: components["parameters"]["Venue"];
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Book"];
                    readonly "text/csv": components["schemas"]["BookCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchBook"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookYet"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly bookCsv: {
        readonly parameters: {
            readonly query?: {
                readonly numbers?: components["parameters"]["Numbers"];
            };
            readonly header?: never;
            readonly path: {
                readonly venue: components["parameters"]["Venue"];
                readonly instrument: components["parameters"]["Instrument"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["BookCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 404: components["responses"]["NoSuchBook"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["NoBookYet"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly venues: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Venues"];
                    readonly "text/csv": components["schemas"]["VenuesCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly venuesCsv: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["VenuesCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly instruments: {
        readonly parameters: {
            readonly query?: {
                readonly match?: components["parameters"]["Match"];
                readonly polled?: components["parameters"]["Polled"];
                readonly brief?: components["parameters"]["Brief"];
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Instruments"];
                    readonly "text/csv": components["schemas"]["InstrumentsCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly instrumentsCsv: {
        readonly parameters: {
            readonly query?: {
                readonly match?: components["parameters"]["Match"];
                readonly polled?: components["parameters"]["Polled"];
                readonly brief?: components["parameters"]["Brief"];
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Cache-Control": components["headers"]["AskAgain"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": components["schemas"]["InstrumentsCsv"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["WrongRequest"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly stream: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 101: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 403: {
                headers: {
                    readonly "Cache-Control": components["headers"]["NoStore"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 426: {
                headers: {
                    readonly Upgrade: "websocket";
                    readonly "Cache-Control": components["headers"]["NoStore"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly live: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["NoStore"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Live"];
                };
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly ready: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["NoStore"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ready"];
                };
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: {
                headers: {
                    readonly "Retry-After": components["headers"]["RetryAfter"];
                    readonly "Cache-Control": components["headers"]["NoStore"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly metrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    readonly "Cache-Control": components["headers"]["NoStore"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly openapi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Document"];
            readonly 304: components["responses"]["NotModified"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
    readonly asyncapi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Document"];
            readonly 304: components["responses"]["NotModified"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly default: components["responses"]["Otherwise"];
        };
    };
}
