/** The types of the contract, as the page reads them. */
import type { Decimal } from './decimal'
import type { components } from './generated/api'

export type Schemas = components['schemas']

/** As `numbers=text` has it: each decimal is its exact text. */
export type Texts<T> = [number | string] extends [T]
  ? Decimal | Exclude<T, number | string>
  : T extends object
    ? { readonly [K in keyof T]: Texts<T[K]> }
    : T

/** As texts, with undefined for null. */
export type Known<T> = [number | string] extends [T]
  ? Decimal | (null extends T ? undefined : never)
  : T extends null
    ? undefined
    : T extends object
      ? { readonly [K in keyof T]: Known<T[K]> }
      : T
