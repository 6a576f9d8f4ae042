import { inject, onScopeDispose, provide, shallowReadonly, shallowRef, watch, type InjectionKey, type ShallowRef } from 'vue'
import { chosen, fromQuery, PREFERENCES, toQuery, USUAL, type ViewState } from './view'

export interface ViewChoice {
  readonly view: Readonly<ShallowRef<ViewState>>
  /** Changes these parts; the URL follows. */
  choose(part: Partial<ViewState>): void
}

const KEY: InjectionKey<ViewChoice> = Symbol('view')
const STORED = 'omnidepth'
/** The URL is written no more often than that. */
const WRITE_EVERY_MS = 500

/** The page's one choice, read from the URL and written back there, for this component and all within it. */
export function provideView(): ViewChoice {
  const view = shallowRef(fromQuery(location.search, liked()))
  let pending: ReturnType<typeof setTimeout> | undefined

  const url = () => location.pathname + toQuery(view.value, location.search) + location.hash
  function write(): void {
    pending = undefined
    history.replaceState(null, '', url())
  }

  // A wrong part of the URL is removed from it.
  pending = setTimeout(write, WRITE_EVERY_MS)
  watch(view, () => {
    pending ??= setTimeout(write, WRITE_EVERY_MS)
  })
  const back = () => {
    clearTimeout(pending)
    pending = undefined
    view.value = fromQuery(location.search, liked())
  }
  addEventListener('popstate', back)
  // A reader who leaves right after a choice finds it again.
  addEventListener('pagehide', write)
  onScopeDispose(() => {
    clearTimeout(pending)
    removeEventListener('popstate', back)
    removeEventListener('pagehide', write)
  })

  const choice: ViewChoice = {
    view: shallowReadonly(view) as Readonly<ShallowRef<ViewState>>,
    choose: part => {
      const before = view.value
      const next = chosen(before, part)
      // Back and forward step through instruments and layouts. The entry that is left keeps its last choice.
      const step = before.instrument !== '' && (next.instrument !== before.instrument || next.layout !== before.layout)
      if (step) {
        clearTimeout(pending)
        write()
      }
      view.value = next
      if (step) history.pushState(null, '', url())
      like(part)
    }
  }
  provide(KEY, choice)
  return choice
}

export function useView(): ViewChoice {
  const choice = inject(KEY)
  if (choice === undefined) throw new Error('no view is provided')
  return choice
}

/** The usual view with what this reader likes. */
function liked(): ViewState {
  try {
    const kept = new URLSearchParams(localStorage.getItem(STORED) ?? '')
    const part = new URLSearchParams()
    for (const name of PREFERENCES) if (kept.has(name)) part.set(name, kept.get(name) ?? '')
    return fromQuery(part.toString())
  } catch {
    // No storage, as in some private windows: all is as usual.
    return USUAL
  }
}

/** Keeps the reader's own choices. A link's choices are another reader's. */
function like(part: Partial<ViewState>): void {
  const names = PREFERENCES.filter(name => part[name] !== undefined)
  if (names.length === 0) return
  try {
    const kept = new URLSearchParams(localStorage.getItem(STORED) ?? '')
    for (const name of names) kept.set(name, String(part[name]))
    localStorage.setItem(STORED, kept.toString())
  } catch {
    // It is kept in the URL alone then.
  }
}
