/** The words that the first picture needs. */
export const en = {
  none: 'none',
  tabs: {
    label: 'Beside the chart',
    ladder: 'Ladder',
    fill: 'Fill',
    time: 'Time',
    venues: 'Venues'
  },
  chart: {
    title: 'Depth',
    range: 'Range around the reference mid',
    within: (range: string) => `±${range} %`,
    view: 'View',
    layers: 'Venues in the picture',
    stacked: 'Stacked',
    overlay: 'Overlay',
    total: 'Total',
    stackedHint: 'Each large venue is a band, one upon the other',
    overlayHint: 'Each large venue is a line',
    totalHint: 'One line for all venues together',
    priceAxis: 'Price axis',
    sizeAxis: 'Size axis',
    price: 'Price',
    percent: '%',
    bps: 'bps',
    scale: 'Scale of sizes',
    linear: 'Linear',
    sqrt: 'Root',
    log: 'Log',
    ownHeights: 'Own height for each side',
    freeze: 'Freeze',
    data: 'Numbers as a table',
    bidsTo: 'Bids to',
    asksTo: 'Asks to',
    bids: 'Bids',
    asks: 'Asks',
    atLeast: '≥ ',
    average: (price: string, bp: string) => `average ${price}, ${bp}`,
    nothing: 'nothing rests there',
    others: (count: number) => `${count} others`,
    shares: 'Share of each venue',
    told: (share: string) => `${share} told to here`,
    allTold: 'All told to here',
    endsAt: (venue: string, distance: string) => `${venue} ends at ${distance}`,
    also: (venue: string, distance: string) => `${venue} at ${distance}`,
    out: (venues: string) => `out: ${venues}`,
    outSince: (venue: string, state: string, age: string) => `${venue} (${state} ${age})`,
    more: (count: number) => `${count} more`,
    locked: 'Locked. Esc frees it.',
    lockOutside: (price: string) => `Locked at ${price}, outside the window. Esc frees it.`,
    soFar: (range: string) => `Known so far to ±${range} %`,
    frozen: (time: string) => `Frozen at ${time}. Space resumes.`,
    without: (venue: string, state: string, time: string, size: string) => `Without ${venue}, ${state} since ${time}: −${size}`,
    summary: {
      atLeast: 'at least ',
      depth: (instrument: string, range: string) => `Depth of ${instrument} within ${range} per cent.`,
      sides: (bids: string, asks: string, base: string) => `Bids ${bids}, asks ${asks} ${base}.`,
      mid: (mid: string) => `Mid ${mid}.`,
      noMid: 'No mid.',
      spread: (bps: string, crossed: boolean) => `Spread ${bps} basis points${crossed ? ', crossed' : ''}.`,
      books: (counted: number, all: number) => `${counted} of ${all} books counted.`
    },
    waiting: {
      refused: 'The server refused the request, so nothing is shown.',
      first: (instrument: string) => `Waiting for the first books of ${instrument}…`,
      market: 'the market',
      none: (instrument: string, count: number, states: string) => `No book of ${instrument} counts now. Of ${count} venues: ${states}.`
    },
    keys: {
      range: (range: string) => `show ±${range} %`,
      layers: 'switch between stacked, overlay and total',
      scale: 'switch the size axis between linear and logarithmic',
      data: 'show or hide the numbers as a table',
      freeze: 'freeze or resume the page',
      zoomIn: 'zoom in',
      zoomOut: 'zoom out',
      suits: 'set the range that suits the book',
      left: 'move the crosshair one level down',
      right: 'move the crosshair one level up',
      farLeft: 'move the crosshair ten levels down',
      farRight: 'move the crosshair ten levels up',
      lock: 'lock or free the crosshair',
      free: 'free the crosshair'
    }
  },
  keys: {
    full: 'fill the screen with the part under the pointer, or return',
    time: 'show or hide the time pane',
    venues: 'open or close the list of all venues'
  },
  layouts: {
    label: 'Layout',
    depth: 'Depth',
    heat: 'Heat',
    compare: 'Compare',
    table: 'Table'
  },
  top: {
    prices: 'Prices',
    mid: 'Mid',
    bid: 'Best bid',
    ask: 'Best ask',
    imbalance: 'Imbalance within 25 bp',
    imbalanceTitle: 'The share of the bids in all that rests within 25 bp of the reference mid, on either side',
    spread: (distance: string) => `Spread ${distance}`,
    crossed: (distance: string) => `Crossed ${distance}`,
    noSpread: 'No spread',
    insideFees: 'inside fees',
    quoteBasis: 'quotes differ in worth',
    skew: 'ages differ',
    unexplained: 'no known reason',
    crossTitle: 'Why it crosses',
    crossSize: (amount: string) => `${amount} on each side`,
    live: 'Connected',
    connecting: 'Connecting',
    lost: 'Lost'
  },
  line: {
    label: 'Venues that count',
    counted: (counted: number, all: number) => `${counted} of ${all} live`,
    oldest: (age: string) => `oldest ${age}`,
    all: 'All venues',
    more: (count: number) => `+${count}`,
    moreTitle: (count: number) => `${count} more venues that are not well`,
    was: (state: string) => `was ${state}`
  },
  desk: {
    main: 'Depth of the instrument',
    ladderSize: 'Width of the ladder',
    timeSize: 'Height of the time pane',
    fillSize: 'Height of the fill',
    fill: 'Cost to fill',
    sheet: 'Panels'
  },
  title: {
    lost: 'lost'
  }
}

export type Words = typeof en
