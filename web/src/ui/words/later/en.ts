/** The words of all that comes after the first picture. */
export const en = {
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
