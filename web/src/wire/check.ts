/**
 * Checks of values from outside. Each returns the value as the page has it, or throws a {@link WireError} that names the field
 * and what it must be. A table of checks, one for each field, stands for an object.
 */
import { decimal as decimalOf, type Decimal } from './decimal'

export type Check<T> = (value: unknown) => T
export type Table<T> = { readonly [K in keyof T]-?: Check<T[K]> }

/** A message or an answer is not as the contract has it: `venues.3.ageMs: must be a number, but is "soon"`. */
export class WireError extends Error {
  constructor(
    private readonly must: string,
    private readonly at = ''
  ) {
    super(at === '' ? `it ${must}` : `${at}: ${must}`)
  }

  /** The fault, seen from the object that has it in a field of that name, or from the list that has it at that place. */
  within(name: string | number): WireError {
    return new WireError(this.must, this.at === '' ? String(name) : `${name}.${this.at}`)
  }
}

/** Refuses a value. */
export function wrong(must: string, value: unknown): never {
  throw new WireError(`must be ${must}, but is ${JSON.stringify(value)?.slice(0, 60) ?? 'missing'}`)
}

/** A check by the type of the value. */
function typed<T>(type: string, must: string): Check<T> {
  return value => (typeof value === type ? (value as T) : wrong(must, value))
}

export const text = typed<string>('string', 'a text')
export const number = typed<number>('number', 'a number')
export const flag = typed<boolean>('boolean', 'true or false')
const json = typed<Readonly<Record<string, unknown>> | null>('object', 'an object')

/** An exact decimal, as `numbers=text` has it. */
export const decimal: Check<Decimal> = value => decimalOf(value) ?? wrong('a decimal as text', value)

export const time: Check<string> = value => (Number.isNaN(Date.parse(text(value))) ? wrong('a time', value) : (value as string))

export function oneOf<T extends string>(words: readonly T[]): Check<T> {
  return value => (words.includes(value as T) ? (value as T) : wrong(words.join(' or '), value))
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return value => (value === null ? null : check(value))
}

/** Undefined where the message says null. */
export function known<T>(check: Check<T>): Check<T | undefined> {
  return value => (value === null ? undefined : check(value))
}

/** Undefined where the message leaves it out. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return value => (value === undefined ? undefined : check(value))
}

/** An object with these fields; others stay as they came. */
export function object<T>(table: Table<T>): Check<T> {
  return value => fields(table, value, true, { ...(value as object) })
}

/** These fields alone, out of an object with more. */
export function only<T>(table: Table<T>): Check<T> {
  return value => fields(table, value, true, {})
}

/** These fields, as far as they are there. */
export function some<T>(table: Table<T>): Check<Partial<T>> {
  return value => fields(table, value, false, {})
}

function fields<T>(table: Table<T>, value: unknown, all: boolean, made: Partial<T>): T {
  const told = json(value) ?? wrong('an object', value)
  for (const name in table) if (all || name in told) made[name] = inside(name, table[name], told[name])
  return made as T
}

export function list<T>(check: Check<T>): Check<readonly T[]> {
  return value => {
    if (!Array.isArray(value)) wrong('a list', value)
    return (value as unknown[]).map((each, i) => inside(i, check, each))
  }
}

/** A list of exactly these; more of them are left as they are. */
export function tuple<T extends readonly unknown[]>(...checks: { readonly [K in keyof T]: Check<T[K]> }): Check<T> {
  return value => {
    if (!Array.isArray(value)) wrong('a list', value)
    checks.forEach((check, i) => inside(i, check, (value as unknown[])[i]))
    return value as unknown as T
  }
}

/** An object whose names are not known before. */
export function map<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return value => {
    const told = json(value) ?? wrong('an object', value)
    for (const name in told) inside(name, check, told[name])
    return told as Readonly<Record<string, T>>
  }
}

function inside<T>(name: string | number, check: Check<T>, value: unknown): T {
  try {
    return check(value)
  } catch (failure) {
    throw failure instanceof WireError ? failure.within(name) : failure
  }
}
