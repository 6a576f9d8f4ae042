import { shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import { recentOf, remembered } from './picker'

const STORED = 'omnidepth-recent'

export interface Recent {
  /** The instruments chosen last, newest first, in this tab or another. */
  readonly recent: Readonly<ShallowRef<readonly string[]>>
  /** Looks what other tabs have chosen since. */
  look(): void
  remember(instrument: string): void
}

/** The choices of this reader, kept on the reader's machine. */
export function useRecent(): Recent {
  const recent = shallowRef<readonly string[]>([])

  function look(): void {
    try {
      recent.value = recentOf(localStorage.getItem(STORED))
    } catch {
      // No storage, as in some private windows: they are remembered until the page is left.
    }
  }

  function remember(instrument: string): void {
    look()
    recent.value = remembered(recent.value, instrument)
    try {
      localStorage.setItem(STORED, recent.value.join())
    } catch {
      // As above.
    }
  }

  return { recent: shallowReadonly(recent) as Readonly<ShallowRef<readonly string[]>>, look, remember }
}
