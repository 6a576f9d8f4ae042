/** Small numbers for venues' ids, the same as long as the page is open: deep books have a hundred thousand shares. */
const numbers = new Map<string, number>()
const ids: string[] = []

export function venueNumber(id: string): number {
  let number = numbers.get(id)
  if (number === undefined) {
    number = ids.push(id) - 1
    numbers.set(id, number)
  }
  return number
}

/** The number of venues that have a number. */
export function venueCount(): number {
  return ids.length
}

/** The id of the venue with that number. */
export function venueId(number: number): string {
  return ids[number] ?? ''
}
