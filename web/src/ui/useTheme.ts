import { onScopeDispose, readonly, ref, watchEffect, type Ref } from 'vue'
import { useMatches } from './useMatches'
import type { ViewChoice } from './useView'

/** Puts the chosen theme and palette on the document. If the system forces its colours, the charts use those. */
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

/** Whether the document's theme is the dark one, for what is painted by hand. */
export function useDark(): Readonly<Ref<boolean>> {
  const { dataset } = document.documentElement
  const dark = ref(dataset.theme === 'dark')
  const observer = new MutationObserver(() => {
    dark.value = dataset.theme === 'dark'
  })
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  onScopeDispose(() => observer.disconnect())
  return readonly(dark)
}
