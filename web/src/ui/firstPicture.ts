/** The first picture is what the reader waits for: what can, comes after it. */
const MARK = 'omnidepth-first-picture'
/** Without a book there is no picture, and the rest comes after this time. */
const LONGEST_WAIT_MS = 2_000
const RETRY_MS = 3_000

let settle: () => void = () => undefined
const settled = new Promise<void>(resolve => (settle = resolve))

// A style sheet that failed is not asked for again with its part, but by itself.
document.addEventListener(
  'error',
  ({ target: link }) => {
    if (!(link instanceof HTMLLinkElement) || link.rel !== 'stylesheet') return
    setTimeout(() => link.replaceWith(link.cloneNode()), RETRY_MS)
  },
  true
)

/** Says that a picture stands on the chart. */
export function pictured(): void {
  if (performance.getEntriesByName(MARK).length > 0) return
  performance.mark(MARK)
  settle()
}

/** Loads a part of the page after the first picture, and tries again while the server is not there. The banner tells of that. */
export async function afterPicture<T>(load: () => Promise<T>): Promise<T> {
  const late = setTimeout(settle, LONGEST_WAIT_MS)
  await settled
  clearTimeout(late)
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise(resolve => setTimeout(resolve, RETRY_MS))
    }
  }
}
