import { computed, inject, onScopeDispose, provide, readonly, ref, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { EVERY_MS, recordOf } from './record'
import { stepAt, stepFrom } from '../ui/steps'
import { choiceOf } from '../ui/view'
import type { Recorder, Track } from './recorder'
import { useHidden, type Books } from '../book/useBook'
import { useHeld } from '../book/useStream'
import { useVenues } from '../book/useVenues'
import { useView } from '../ui/useView'

export interface History {
  /** The record of the chosen depth. */
  readonly track: Readonly<ShallowRef<Track>>
  /** The server's time when samples were last due, in milliseconds since 1970; rests while the page is hidden. */
  readonly now: Readonly<Ref<number>>
  /** True while the record is looked at. */
  readonly watched: Ref<boolean>
}

const LEVELS = 5_000
/** A little more than the widest band and the heat. */
const RANGE_PER_CENT = 2.1
/** Fine enough for the narrowest band, and so that no more rows are within the range than may be had. */
const STEP_SHARE = 5e-6

const KEY: InjectionKey<History> = Symbol('history')

/** Records the chosen depth, for this component and all within it. */
export function provideHistory({ held }: Pick<Books, 'held'>, lost: Readonly<Ref<boolean>>): void {
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
  const told = (next: Track) => {
    track.value = next
    now.value = Math.max(clock(), next.samples.at(-1)?.time ?? 0)
  }
  /** Undefined until it is loaded. */
  let recorder: Recorder | undefined
  let ended = false
  const timer = setInterval(() => {
    if (hidden.value) return
    now.value = clock()
    recorder?.tick()
  }, EVERY_MS)
  const rest = () => {
    if (hidden.value || lost.value) recorder?.rest(lost.value)
    else recorder?.resume()
  }

  watch(
    () => recordOf(view.value),
    record => recorder?.choose(record)
  )
  watch(watched, on => recorder?.watch(on))
  watch([hidden, lost], rest)
  // Its own view: what the chart holds goes no farther than its window.
  const step = computed(() => {
    const reference = Number(held.value.book?.measures.referenceMid)
    return reference > 0 ? stepAt(stepFrom(reference * STEP_SHARE)) : undefined
  })
  const recorded = useHeld(
    computed(() =>
      step.value === undefined || hidden.value
        ? undefined
        : {
            instrument: view.value.instrument,
            ...choiceOf(view.value),
            levels: LEVELS,
            range: RANGE_PER_CENT,
            group: step.value,
            intervalMs: EVERY_MS
          }
    )
  )
  watch(
    () => recorded.value.book,
    book => recorder?.hold(book)
  )
  void import('./recording').then(({ recorderOf }) => {
    if (ended) return
    recorder = recorderOf(clock, LEVELS, told)
    recorder.choose(recordOf(view.value))
    recorder.watch(watched.value)
    recorder.hold(recorded.value.book)
    if (hidden.value || lost.value) rest()
  })
  onScopeDispose(() => {
    ended = true
    clearInterval(timer)
    recorder?.end()
  })
  provide(KEY, { track, now: readonly(now), watched })
}

export function useHistory(): History {
  const history = inject(KEY)
  if (history === undefined) throw new Error('nothing is recorded')
  return history
}
