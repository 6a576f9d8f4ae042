import { computed, onScopeDispose, shallowReadonly, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { armed, step, switched, type Alert, type Draft, type Facts } from './alerts'
import { factsOf } from './facts'
import { keyOf, needsOf, reachOf, type Need } from './feeds'
import { withSpan, type Span } from './spans'
import { keptAlerts, keptText, MOST_ALERTS } from './texts'
import { ring } from './useAlarm'
import { useFeeds } from './useFeeds'
import { useBook, useHidden } from '../book/useBook'
import { useView } from '../ui/useView'
import { choiceOf } from '../ui/view'

export interface Alerts {
  readonly list: Readonly<ShallowRef<readonly Alert[]>>
  /** When no books came while alerts were on, the newest first. */
  readonly spans: Readonly<ShallowRef<readonly Span[]>>
  readonly full: ComputedRef<boolean>
  set(draft: Draft): void
  remove(id: string): void
  turn(id: string, on: boolean): void
  /** The reader has looked. */
  read(): void
}

const STORED = 'omnidepth-alerts'
const WATCHED = 'omnidepth-alerts-watched'
const TICK_MS = 1_000
/** A depth is told at least every 2 s. */
const OLD_MS = 10_000
/** Alerts are looked at no more often than that. */
const LOOK_EVERY_MS = 500
const NOTE_EVERY_MS = 15_000

let lastId = 0
const newId = () => String(++lastId)

/** Watches what alerts ask for; `fired` hears of each that has just fired. */
export function useAlerts(lost: Readonly<Ref<boolean>>, fired: (alert: Alert) => void): Alerts {
  const { view } = useView()
  const { held, within, frozen } = useBook()
  const hidden = useHidden()
  const list = shallowRef<readonly Alert[]>(keptAlerts(stored(STORED), newId))
  const spans = shallowRef<readonly Span[]>([])
  const heard = new Map<string, number>()
  const asked = new Map<string, number>()
  let watchedAt = Number(stored(WATCHED)) || undefined
  let notedAt = 0
  let cause: Span['cause'] = 'closed'

  const needs = computed(() => needsOf(list.value))
  const shownKey = computed(() => keyOf({ instrument: view.value.instrument, books: choiceOf(view.value) }))
  const reference = computed(() => Number(held.value.book?.measures.referenceMid) || undefined)
  const serves = (key: string, need: Need) =>
    key === shownKey.value && !hidden.value && !frozen.value && reachOf(need, reference.value) / 100 <= within.value
  const missing = computed(() => new Map([...needs.value].filter(([key, need]) => !serves(key, need))))

  useFeeds(missing, (key, book, range) => look(key, factsOf(book, range)))
  watch(
    held,
    ({ book }) => {
      const key = shownKey.value
      const need = needs.value.get(key)
      if (book?.instrument !== view.value.instrument || need === undefined || !serves(key, need)) return
      if (Date.now() - (heard.get(key) ?? 0) >= LOOK_EVERY_MS) look(key, factsOf(book, within.value))
    },
    { flush: 'sync' }
  )
  watch(lost, isLost => {
    if (isLost) cause = 'lost'
  })

  function look(key: string, facts: Facts | undefined): void {
    const now = Date.now()
    const before = heard.get(key)
    if (facts !== undefined) {
      heard.set(key, now)
      spans.value = withSpan(spans.value, watchedAt, now, cause)
      watchedAt = now
      cause = lost.value ? 'lost' : 'asleep'
    }
    const next = list.value.map(alert => (keyOf(alert) === key ? step(alert, facts, now, before) : alert))
    const rang = next.filter((alert, i) => alert.count > (list.value[i]?.count ?? 0))
    list.value = next
    if (rang.length === 0) return
    keep()
    rang.forEach(fired)
  }

  /** What has not been heard of for a while is old. */
  function tick(): void {
    const now = Date.now()
    for (const key of needs.value.keys()) {
      if (!asked.has(key)) asked.set(key, now)
      if (now - (heard.get(key) ?? asked.get(key) ?? now) >= OLD_MS) look(key, undefined)
    }
    if (watchedAt === undefined || now - notedAt < NOTE_EVERY_MS) return
    notedAt = now
    store(WATCHED, needs.value.size === 0 ? '' : String(watchedAt))
  }

  function change(next: readonly Alert[]): void {
    const watched = needs.value.size > 0
    list.value = next
    // Nothing is missed before the first alert is on.
    if (!watched) [watchedAt, cause] = [undefined, 'asleep']
    keep()
  }

  function keep(): void {
    store(STORED, keptText(list.value))
  }

  const timer = setInterval(tick, TICK_MS)
  const leave = () => store(WATCHED, needs.value.size === 0 || watchedAt === undefined ? '' : String(watchedAt))
  addEventListener('pagehide', leave)
  // Another tab has changed them.
  const other = ({ key, newValue }: StorageEvent) => {
    if (key === STORED) list.value = keptAlerts(newValue, newId)
  }
  addEventListener('storage', other)
  watch(
    list,
    now => {
      const unread = now.filter(each => each.unread > 0)
      const count = unread.reduce((sum, each) => sum + each.unread, 0)
      ring(count, [...new Set(unread.map(each => each.instrument))])
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    clearInterval(timer)
    removeEventListener('pagehide', leave)
    removeEventListener('storage', other)
    ring(0, [])
  })

  return {
    list: shallowReadonly(list) as Alerts['list'],
    spans: shallowReadonly(spans) as Alerts['spans'],
    full: computed(() => list.value.length >= MOST_ALERTS),
    set: draft => change([...list.value, armed(newId(), draft)].slice(0, MOST_ALERTS)),
    remove: id => change(list.value.filter(alert => alert.id !== id)),
    turn: (id, on) => change(list.value.map(alert => (alert.id === id ? switched(alert, on) : alert))),
    read: () => {
      if (list.value.some(({ unread }) => unread > 0)) change(list.value.map(alert => ({ ...alert, unread: 0 })))
    }
  }
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    // No storage, as in some private windows: alerts last until the page is left.
    return null
  }
}

function store(name: string, text: string): void {
  try {
    localStorage.setItem(name, text)
  } catch {
    // As above.
  }
}
