/** The cross of a depth and what explains it, as `/api/v1/summary` tells it with `numbers=text`. */
import { decimal, flag, list, object, orNull, text } from './check'
import type { Decimal } from './decimal'

interface Explanation {
  readonly flag: string
  readonly explains: boolean
  readonly arithmetic: string
}

interface Cross {
  readonly size: Decimal
  readonly explanations: readonly Explanation[]
}

export interface Summary {
  /** Null where the depth is not crossed. */
  readonly cross: Cross | null
}

export const summary = object<Summary>({
  cross: orNull(object<Cross>({ size: decimal, explanations: list(object<Explanation>({ flag: text, explains: flag, arithmetic: text })) }))
})
