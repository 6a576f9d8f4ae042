/** The marks that the chart's picture is made of, in canvas pixels. */
import type { Theme } from '../ui/marks'
import type { Stairs } from './curve'

export interface Colours {
  readonly theme: Theme
  readonly bid: string
  readonly ask: string
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly ground: string
}

export type Mark =
  /** A staircase filled down to the foot, with a thin edge of another colour where one is given. */
  | { readonly kind: 'area'; readonly what: string; readonly path: Stairs; readonly colour: string; readonly opacity: number; readonly edge?: string }
  | {
      readonly kind: 'line'
      readonly what: string
      readonly path: Stairs
      readonly colour: string
      readonly width: number
      readonly dash: readonly number[]
    }
  /** The area under a staircase between two x, covered by the ground. */
  | {
      readonly kind: 'veil'
      readonly what: string
      readonly path: Stairs
      readonly from: number
      readonly to: number
      readonly colour: string
      readonly opacity: number
    }
  /** The whole height between two x. */
  | { readonly kind: 'zone'; readonly what: string; readonly from: number; readonly to: number; readonly colour: string; readonly opacity: number }
  | {
      readonly kind: 'bar'
      readonly what: string
      readonly from: number
      readonly to: number
      readonly top: number
      readonly foot: number
      readonly colour: string
      readonly opacity: number
    }
  | {
      readonly kind: 'upright'
      readonly what: string
      readonly x: number
      readonly from: number
      readonly to: number
      readonly colour: string
      readonly dash: readonly number[]
      /** In pixels of the page; 1 where it is left out. */
      readonly width?: number
    }
  | Words

/** Words at a base line. They stay within the plot, but for those that belong outside. */
export interface Words {
  readonly kind: 'words'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly colour: string
  readonly align: 'left' | 'center' | 'right'
  readonly ground?: string
  readonly outside?: true
  /** They are others in every picture. */
  readonly moves?: true
}
