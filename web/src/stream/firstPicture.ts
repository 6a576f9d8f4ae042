/** The first picture is what the reader waits for: what can, comes after it. */
const MARK = 'omnidepth-first-picture'
/** Where no picture comes, as there is no book, the rest comes then. */
const LONGEST_WAIT_MS = 2_000

let settle: () => void = () => undefined
const settled = new Promise<void>(resolve => (settle = resolve))

/** Says that a picture stands on the chart. */
export function pictured(): void {
  if (performance.getEntriesByName(MARK).length > 0) return
  performance.mark(MARK)
  settle()
}

/** Loads a part of the page after the first picture. */
export async function afterPicture<T>(load: () => Promise<T>): Promise<T> {
  const late = setTimeout(settle, LONGEST_WAIT_MS)
  await settled
  clearTimeout(late)
  return load()
}
