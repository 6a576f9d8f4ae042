/** The words that the first picture needs. */
export const en = {
  tabs: {
    ladder: 'Ladder',
    fill: 'Fill',
    time: 'Time',
    venues: 'Venues'
  }
}

export type Words = typeof en
