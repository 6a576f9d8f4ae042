import { watchEffect } from 'vue'
import { useMatches } from './useMatches'
import type { ViewChoice } from './useView'

/** Puts the chosen theme and palette on the document; where the system forces its colours, what is painted by hand goes with those. */
export function provideTheme({ view }: ViewChoice): void {
  const dark = useMatches('(prefers-color-scheme: dark)')
  const forced = useMatches('(forced-colors: active)')
  watchEffect(() => {
    const { theme, palette } = view.value
    const shown = theme === 'auto' || forced.value ? (dark.value ? 'dark' : 'light') : theme
    const { dataset } = document.documentElement
    if (dataset.theme === shown && dataset.palette === palette) return
    dataset.theme = shown
    dataset.palette = palette
  })
}
