import { onScopeDispose, readonly, ref, type Ref } from 'vue'
import { words } from '../ui/words'
import { useKeys } from '../ui/useKeys'

/** The pane that fills the screen, by its name; `F` does it with the pane under the pointer, or with the one that has the focus. */
export function useFullScreen(): Readonly<Ref<string | undefined>> {
  const full = ref<string>()
  let under: string | undefined
  const paneOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('[data-pane]')?.dataset.pane : undefined)
  const over = (event: PointerEvent) => {
    under = paneOf(event.target)
  }
  addEventListener('pointerover', over)
  onScopeDispose(() => removeEventListener('pointerover', over))
  const leave = () => (full.value = undefined)
  useKeys({
    key: 'f',
    does: words.keys.full,
    act: () => (full.value = full.value === undefined ? (paneOf(document.activeElement) ?? under ?? 'chart') : undefined)
  })
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && full.value !== undefined) leave()
  }
  addEventListener('keydown', escape)
  onScopeDispose(() => removeEventListener('keydown', escape))
  return readonly(full)
}
