import {
  computed,
  inject,
  onScopeDispose,
  provide,
  readonly,
  ref,
  shallowRef,
  toRaw,
  watch,
  type InjectionKey,
  type Ref,
  type ShallowRef
} from 'vue'
import { EVERY_MS, recordOf } from '../model/history'
import { ask } from './api'
import { Recorder, type Track } from './recorder'
import { LEVELS, useHidden, type Books } from './useBook'
import { useVenues } from './useVenues'
import { useView } from './useView'

export interface History {
  /** What is kept of the chosen depth. */
  readonly track: Readonly<ShallowRef<Track>>
  /** The server's time when samples were last due, in milliseconds since 1970; rests while the page is hidden. */
  readonly now: Readonly<Ref<number>>
  /** To be set while somebody looks at it. */
  readonly watched: Ref<boolean>
}

const KEY: InjectionKey<History> = Symbol('history')

/** Records the chosen depth, for this component and all within it. */
export function provideHistory({ held }: Books, lost: Readonly<Ref<boolean>>): void {
  const { view } = useView()
  const { answer } = useVenues()
  const hidden = useHidden()
  // The reader's own clock may be wrong.
  const offset = computed(() => {
    const { answer: told, at } = answer.value
    return told === undefined ? Date.now() - performance.now() : Date.parse(told.time) - at
  })
  const clock = () => performance.now() + offset.value
  const track = shallowRef<Track>({ record: '', samples: [], skews: [], begun: undefined, failure: undefined })
  const now = ref(clock())
  const watched = ref(false)
  const recorder = new Recorder({ now: clock, ask }, LEVELS, next => {
    track.value = next
    now.value = Math.max(clock(), next.samples.at(-1)?.time ?? 0)
  })
  const timer = setInterval(() => {
    if (hidden.value) return
    now.value = clock()
    recorder.tick()
  }, EVERY_MS)

  watch(
    () => recordOf(view.value),
    record => recorder.choose(record),
    { immediate: true }
  )
  watch(watched, on => recorder.watch(on), { immediate: true })
  watch([hidden, lost], ([isHidden, isLost]) => {
    if (isHidden || isLost) recorder.rest(isLost)
    else recorder.resume()
  })
  // Thousands of rows are read: not through proxies.
  watch(
    () => held.value.book,
    book => recorder.hold(toRaw(book)),
    { immediate: true }
  )
  onScopeDispose(() => {
    clearInterval(timer)
    recorder.end()
  })
  provide(KEY, { track, now: readonly(now), watched })
}

export function useHistory(): History {
  const history = inject(KEY)
  if (history === undefined) throw new Error('nothing is recorded')
  return history
}
