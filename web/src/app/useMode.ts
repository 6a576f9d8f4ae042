import { computed, type ComputedRef } from 'vue'
import { useMatches } from '../ui/useMatches'

/**
 * The arrangement of the screen: `desk` is one screen without scrolling, `wide` has the ladder, the fill and the venues side by side,
 * `tall` is a phone or tablet held upright, `flat` a phone held across.
 */
export type Mode = 'desk' | 'wide' | 'tall' | 'flat'

export function useMode(): ComputedRef<Mode> {
  const flat = useMatches('(max-height: 480px) and (orientation: landscape)')
  const tall = useMatches('(max-width: 999px)')
  const wide = useMatches('(min-width: 2560px)')
  return computed(() => (flat.value ? 'flat' : tall.value ? 'tall' : wide.value ? 'wide' : 'desk'))
}
