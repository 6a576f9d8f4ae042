import { readonly, ref, type Ref } from 'vue'

const STORED = 'omnidepth-guide'

export interface Guide {
  /** Whether its steps are shown: at the first visit, and when the reader asks for them. */
  readonly open: Readonly<Ref<boolean>>
  show(): void
  /** Leaves it, for all visits to come. */
  leave(): void
}

export function useGuide(): Guide {
  const open = ref(isNew())
  return {
    open: readonly(open),
    show: () => (open.value = true),
    leave: () => {
      open.value = false
      try {
        localStorage.setItem(STORED, 'left')
      } catch {
        // It comes again at the next visit.
      }
    }
  }
}

/** Without storage the guide would come at every visit, and so it does not come at all. */
function isNew(): boolean {
  try {
    return localStorage.getItem(STORED) === null
  } catch {
    return false
  }
}
