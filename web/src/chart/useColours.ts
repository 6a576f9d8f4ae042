import { onScopeDispose, watch } from 'vue'
import { useView } from '../ui/useView'
import type { Colours } from './mark'

const NAMES = ['bid', 'ask', 'ink', 'muted', 'grid', 'ground'] as const

/** The theme's colours as the style sheet has them; calls back when they are others. */
export function useColours(changed: () => void): () => Colours {
  const { view } = useView()
  let known: Colours | undefined

  function read(): Colours {
    const style = getComputedStyle(document.documentElement)
    const theme = document.documentElement.dataset.theme === 'light' ? 'light' : 'dark'
    return Object.assign({ theme } as Colours, Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue(`--${name}`).trim()])))
  }
  function anew(): void {
    requestAnimationFrame(() => {
      known = undefined
      changed()
    })
  }

  // The style sheet has the colours of another theme once it is on the document.
  watch([() => view.value.theme, () => view.value.palette], anew, { flush: 'post' })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', anew)
  onScopeDispose(() => dark.removeEventListener('change', anew))
  return () => (known ??= read())
}
