/** The words of all that comes after the first picture. */
export const en = {
  watch: {
    title: 'Watchlist',
    starOf: (instrument: string) => `Keep ${instrument} in the watchlist`,
    previous: 'show the previous instrument of the watchlist',
    next: 'show the next instrument of the watchlist',
    none: 'none',
    waiting: 'No figures yet',
    old: 'old',
    few: (counted: number, usual: number) => `${counted} of usually ${usual} venues count`,
    alarm: 'An alert fired',
    within: (bids: string, asks: string) => `within 25 bp: bids ${bids}, asks ${asks}`,
    atLeast: (size: string) => `at least ${size}`,
    row: (instrument: string, mid: string, spread: string) => `${instrument}: mid ${mid}, spread ${spread}`
  },
  close: 'Close',
  venues: {
    title: 'All venues'
  },
  health: {
    title: 'Health',
    noData: (why: string) => `No data: ${why}.`,
    oldData: (age: string, why: string) => `The data is ${age} old: ${why}.`
  },
  ladder: {
    title: 'Ladder'
  },
  depthTable: {
    title: (instrument: string) => `Depth of ${instrument} as a table`,
    caption: (instrument: string, reference: string) => `Depth of ${instrument}: sizes up to a distance from the reference mid, ${reference}`,
    distance: 'Distance, %',
    bidPrice: 'Bid price',
    askPrice: 'Ask price',
    bids: (unit: string) => `Bids, ${unit}`,
    asks: (unit: string) => `Asks, ${unit}`,
    atLeast: '≥ ',
    close: 'Close'
  },
  table: {
    title: (instrument: string) => `${instrument} in numbers`,
    at: (time: string) => `at ${time}`,
    copy: 'Copy as text (tab separated)',
    waiting: 'Waiting for the first book',
    best: 'Best prices',
    bestBid: 'Best bid',
    bestAsk: 'Best ask',
    mid: 'Mid',
    spread: 'Spread',
    crossed: 'crossed',
    reference: 'Reference mid',
    referenceNote: 'distances count from here',
    price: 'Price',
    size: 'Size',
    note: 'Venues, notes',
    none: 'none',
    matrix: 'Size of each venue within a distance of the reference mid.',
    floors: '≥: at least so much, as the book ends before.',
    venue: 'Venue',
    bids: (base: string) => `Bids, ${base}`,
    asks: (base: string) => `Asks, ${base}`,
    out: (why: string) => `does not count: ${why}`,
    atLeast: (size: string) => `at least ${size}`,
    all: 'All venues',
    sums: 'Size of all venues up to a distance',
    distance: 'Distance',
    sides: { bid: 'Bids', ask: 'Asks' },
    to: 'To price',
    average: 'Average'
  }
}

export type LaterWords = typeof en
