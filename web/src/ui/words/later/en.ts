/** The words of all that comes after the first picture. */
export const en = {
  ladder: {
    title: 'Ladder'
  }
}

export type LaterWords = typeof en
