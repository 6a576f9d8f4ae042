/** The words that the first picture needs. */
export const en = {
  none: 'none',
  tabs: {
    label: 'Beside the chart',
    ladder: 'Ladder',
    fill: 'Fill',
    time: 'Time',
    venues: 'Venues',
    watch: 'Watch'
  },
  chart: {
    title: 'Depth',
    price: 'Price',
    percent: '%',
    bps: 'bps',
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
    bidsTo: 'Bids to',
    asksTo: 'Asks to',
    otherVenues: 'others',
    mid: (price: string) => `mid ${price}`,
    touch: {
      spread: (bp: string) => `spread ${bp}`,
      locked: (bp: string) => `locked ${bp}`,
      crossed: (bp: string) => `crossed ${bp}`
    },
    ribbon: {
      first: (share: number) => `${share} % told`,
      next: (share: number) => `${share} %`
    },
    ends: (venue: string) => `${venue} ends`,
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
    wall: {
      flag: (size: string, venues: string, age: string) => `${size}, ${venues}, ${age}`,
      venues: (count: number) => `${count} venues`,
      near: (wall: string) => `wall: ${wall}`
    },
    order: {
      buy: (amount: string) => `Buy ${amount}`,
      sell: (amount: string) => `Sell ${amount}`,
      part: (amount: string) => `Only ${amount} in sight`,
      worst: (price: string) => `worst ${price}`,
      fee: (fee: string) => `fee ${fee}`
    },
    spoken: {
      step: (side: string, price: string, distance: string, size: string) => `${side} ${price}: ${distance}, ${size}`,
      atLeast: 'at least '
    },
    selected: {
      range: (from: string, to: string) => `${from} to ${to}`,
      most: (venue: string, share: string) => `${venue} ${share} %`
    },
    keys: {
      range: (range: string) => `show ±${range} %`,
      layers: 'switch between stacked, overlay and total',
      scale: 'switch the size axis between linear and logarithmic',
      data: 'show or hide the numbers as a table',
      walls: 'show or hide walls',
      freeze: 'freeze or resume the page',
      zoomIn: 'zoom in',
      zoomOut: 'zoom out',
      suits: 'set the range that suits the book',
      panDown: 'move the window to lower prices',
      panUp: 'move the window to higher prices',
      left: 'move the crosshair one level down',
      right: 'move the crosshair one level up',
      farLeft: 'move the crosshair ten levels down',
      farRight: 'move the crosshair ten levels up',
      lock: 'lock or free the crosshair',
      free: 'free the crosshair',
      say: 'have a screen reader say the crosshair'
    }
  },
  keys: {
    full: 'fill the screen with the part under the pointer, or return',
    time: 'show or hide the time pane',
    watch: 'show or hide the watchlist',
    venues: 'open or close the list of all venues'
  },
  layouts: {
    label: 'Layout',
    depth: 'Depth',
    heat: 'Heat',
    compare: 'Compare',
    table: 'Table'
  },
  help: {
    open: 'Help: keys and signs',
    key: 'open or close this help'
  },
  picker: {
    instrument: 'Instrument',
    instruments: 'Instruments',
    placeholder: 'Search',
    search: 'search for an instrument',
    searching: 'Searching…',
    failed: (why: string) => `No list of instruments: ${why}. Trying again.`,
    unlisted: (typed: string) => `No venue lists ${typed}.`,
    nothing: 'No venue lists anything yet.',
    more: (most: number) => `More than ${most}: type more.`,
    count: (count: number) => `${count} instruments`,
    venues: (count: number) => (count === 1 ? '1 venue' : `${count} venues`),
    shown: 'shown now',
    demo: 'Demo',
    demoTitle: 'No real prices: all books are made up.',
    replay: 'Replay',
    replayTitle: 'Not live: all books and times are from a recording.'
  },
  books: {
    label: 'Books',
    title: 'Books that count'
  },
  looks: {
    label: 'Looks',
    title: 'Looks and links'
  },
  top: {
    prices: 'Prices',
    mid: 'Mid',
    bid: 'Best bid',
    ask: 'Best ask',
    live: 'Connected',
    connecting: 'Connecting',
    lost: 'Lost'
  },
  line: {
    label: 'Venues that count',
    counted: (counted: number, all: number) => `${counted} of ${all} live`,
    oldest: (age: string) => `oldest ${age}`,
    told: (share: string, bps: number) => `${share} % told to ${bps} bp`,
    toldTitle: 'The share of the usual size near the market that venues tell out to this distance. The rest is not known.',
    all: 'All venues',
    more: (count: number) => `+${count}`,
    moreTitle: (count: number) => `${count} more venues that are not well`,
    was: (state: string) => `was ${state}`
  },
  desk: {
    main: 'Depth of the instrument',
    second: 'Venues and view',
    ladderSize: 'Width of the ladder',
    watchSize: 'Width of the watchlist',
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
