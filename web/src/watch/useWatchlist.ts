import { computed, onScopeDispose, ref, shallowReadonly, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { joined, listed, MOST_WATCHED, starredOf, toggled } from './list'
import { useHidden } from '../book/useBook'
import { useVenues } from '../book/useVenues'
import { useRepeated } from '../ui/useRepeated'
import { useView } from '../ui/useView'
import { askText } from '../wire/api'
import { historyCsv, type BriefSample } from '../wire/historyCsv'
import { instruments } from '../wire/instruments'

/** The samples of an instrument, and why the last request for them failed. */
export interface Watched {
  readonly samples: readonly BriefSample[]
  readonly failure: string | undefined
}

export interface Watchlist {
  readonly list: ComputedRef<readonly string[]>
  readonly starred: Readonly<ShallowRef<readonly string[]>>
  readonly tracks: Readonly<ShallowRef<ReadonlyMap<string, Watched>>>
  /** The server's time when samples were last asked for, in milliseconds since 1970. */
  readonly now: Readonly<Ref<number>>
  /** Gives or takes the star of an instrument. */
  star(instrument: string): void
}

const STORED = 'omnidepth-watchlist'
const EVERY_MS = 5_000
const UNANSWERED_MS = 2_000

/** Asks for the newest samples of each listed instrument every 5 s. It rests while it is not shown or the page is hidden. */
export function useWatchlist(shown: Readonly<Ref<boolean>>): Watchlist {
  const { view } = useView()
  const { answer } = useVenues()
  const hidden = useHidden()
  const starred = shallowRef<readonly string[]>([])
  const tracks = shallowRef<ReadonlyMap<string, Watched>>(new Map())
  const now = ref(0)
  look()

  // It is asked for once: to be on this list keeps an instrument polled, so that a list that grew would never shrink.
  const polled = shallowRef<readonly string[]>([])
  const first = useRepeated(
    computed(() => (polled.value.length > 0 ? undefined : `instruments?brief=true&polled=true&limit=${MOST_WATCHED}`)),
    instruments,
    UNANSWERED_MS
  )
  watch(
    () => first.value.answer,
    told => {
      if (told !== undefined && told.instruments.length > 0) polled.value = told.instruments.map(each => each.instrument)
    }
  )
  const list = computed(() => listed(starred.value, polled.value, view.value.instrument))

  let timer: ReturnType<typeof setTimeout> | undefined
  let under: AbortController | undefined
  function begin(): void {
    clearTimeout(timer)
    under?.abort()
    under = undefined
    if (shown.value && !hidden.value && list.value.length > 0) void round((under = new AbortController()))
  }
  /** One after another, as the server has other readers. */
  async function round(mine: AbortController): Promise<void> {
    for (const instrument of list.value) {
      const { samples } = tracks.value.get(instrument) ?? { samples: [] }
      const since = samples.at(-1)?.timeText
      let next: Watched
      try {
        const path = `history/${instrument}.csv${since === undefined ? '' : `?since=${since}`}`
        next = { samples: joined(samples, await askText(path, historyCsv, mine.signal)), failure: undefined }
      } catch (failed) {
        next = { samples, failure: failed instanceof Error ? failed.message : String(failed) }
      }
      if (under !== mine) return
      tracks.value = new Map(tracks.value).set(instrument, next)
    }
    const { answer: told, at } = answer.value
    now.value = told === undefined ? Date.now() : Date.parse(told.time) + performance.now() - at
    timer = setTimeout(begin, EVERY_MS)
  }
  watch([() => list.value.join(), shown, hidden], begin, { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    under?.abort()
    under = undefined
  })

  function look(): void {
    try {
      starred.value = starredOf(localStorage.getItem(STORED))
    } catch {
      // No storage, as in some private windows: stars last until the page is left.
    }
  }
  function star(instrument: string): void {
    look()
    starred.value = toggled(starred.value, instrument)
    try {
      localStorage.setItem(STORED, starred.value.join())
    } catch {
      // As above.
    }
  }
  return {
    list,
    starred: shallowReadonly(starred) as Readonly<ShallowRef<readonly string[]>>,
    tracks: shallowReadonly(tracks) as Readonly<ShallowRef<ReadonlyMap<string, Watched>>>,
    now,
    star
  }
}
