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
  }
}

export type LaterWords = typeof en
