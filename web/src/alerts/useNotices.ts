import { readonly, ref, type Ref } from 'vue'

/** `default` is a reader who was not asked yet; `insecure` a page that came by http:. */
export type NoticeState = 'granted' | 'denied' | 'default' | 'insecure' | 'missing'

export interface Notices {
  readonly state: Readonly<Ref<NoticeState>>
  /** Asks the reader, who must have clicked just now. */
  ask(): Promise<void>
  /** Tells of an alert if the page may; a later one of the same id replaces it. */
  tell(id: string, text: string): void
}

export function useNotices(): Notices {
  const state = ref(stateNow())
  return {
    state: readonly(state),
    ask: async () => {
      await Notification.requestPermission().catch(() => undefined)
      state.value = stateNow()
    },
    tell: (id, text) => {
      if (state.value !== 'granted') return
      try {
        const notice = new Notification(text, { tag: `omnidepth-${id}`, icon: './favicon.svg' })
        notice.onclick = () => {
          window.focus()
          notice.close()
        }
      } catch {
        // Some browsers of phones allow them to workers alone.
        state.value = 'missing'
      }
    }
  }
}

function stateNow(): NoticeState {
  if (!window.isSecureContext) return 'insecure'
  return 'Notification' in window ? Notification.permission : 'missing'
}
