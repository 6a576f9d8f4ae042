import { readonly, ref, shallowRef, type Ref } from 'vue'

interface Offered {
  /** The books are of embedded exchanges, and no price is real. */
  readonly demo: boolean
  readonly instruments: readonly { readonly instrument: string }[]
}

const KEY = 'instrument'

/** What the server polls, and the one that is chosen; the choice lives in the URL. */
export function useInstruments(): { offered: Readonly<Ref<readonly string[]>>; chosen: Ref<string>; demo: Readonly<Ref<boolean>>; ready: Promise<void> } {
  const offered = shallowRef<readonly string[]>([])
  const demo = ref(false)
  const chosen = ref(new URLSearchParams(location.search).get(KEY)?.toUpperCase() ?? '')
  const ready = load().then(answer => {
    const names = answer.instruments.map(row => row.instrument)
    offered.value = names
    demo.value = answer.demo
    if (!names.includes(chosen.value)) chosen.value = names[0] ?? ''
  })
  return { offered: readonly(offered), chosen, demo: readonly(demo), ready }
}

/** Writes the choice into the URL, without a new entry in the history. */
export function rememberInstrument(instrument: string): void {
  const url = new URL(location.href)
  url.searchParams.set(KEY, instrument)
  history.replaceState(null, '', url)
}

/** Asks until the server answers: the page may have been opened before it is up. */
async function load(): Promise<Offered> {
  for (;;) {
    try {
      const response = await fetch('/api/v1/instruments')
      if (response.ok) return (await response.json()) as Offered
    } catch {
      // not up yet: asked again below, and the banner says so meanwhile
    }
    await new Promise(resolve => setTimeout(resolve, 1_000))
  }
}
