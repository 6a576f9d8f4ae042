import { onScopeDispose, ref, watchEffect } from 'vue'
import type { ViewChoice } from './useView'

/** Puts the chosen theme and palette on the document. */
export function provideTheme({ view }: ViewChoice): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const system = ref(dark.matches)
  const look = () => {
    system.value = dark.matches
  }
  dark.addEventListener('change', look)
  onScopeDispose(() => dark.removeEventListener('change', look))
  watchEffect(() => {
    const { theme, palette } = view.value
    const shown = theme === 'auto' ? (system.value ? 'dark' : 'light') : theme
    const { dataset } = document.documentElement
    if (dataset.theme === shown && dataset.palette === palette) return
    dataset.theme = shown
    dataset.palette = palette
  })
}
