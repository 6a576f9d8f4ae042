import { inject, onScopeDispose, provide, shallowReactive, type InjectionKey } from 'vue'

/** The action of one key. The help sheet lists it by these words. */
export interface KeyAction {
  /** As {@link KeyboardEvent.key} has it, as `+`, `ArrowLeft` or `Shift+ArrowLeft`. */
  readonly key: string
  readonly does: string
  readonly act: (event: KeyboardEvent) => void
}

const KEY: InjectionKey<KeyAction[]> = Symbol('keys')

/** Listens for the keys of the components within it. A reader who types in a field is not disturbed. */
export function provideKeys(): readonly KeyAction[] {
  const actions = shallowReactive<KeyAction[]>([])
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (typing(event.target) || pressing(event)) return
    const shifted = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key
    const action = actions.find(each => each.key.toLowerCase() === shifted.toLowerCase())
    if (action === undefined) return
    event.preventDefault()
    action.act(event)
  }
  addEventListener('keydown', pressed)
  onScopeDispose(() => removeEventListener('keydown', pressed))
  provide(KEY, actions)
  return actions
}

/** Has these keys act as long as this component lives. */
export function useKeys(...mine: KeyAction[]): void {
  const actions = inject(KEY)
  if (actions === undefined) throw new Error('no keys are listened for')
  actions.push(...mine)
  onScopeDispose(() => mine.forEach(each => actions.splice(actions.indexOf(each), 1)))
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName))
}

/** Enter and space are the control's that has the focus. */
function pressing({ key, target }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && target instanceof Element && target.closest('button, a, summary') !== null
}
