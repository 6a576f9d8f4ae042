/**
 * The reader's choice of what to see. It lives in the URL, so that a reload or a shared link gives the same picture. Usual
 * values are left out there. It is read and checked once, so that all other code gets valid values.
 */
import { decimal, type Decimal } from '../wire/decimal'

export const LAYOUTS = ['depth', 'heat', 'compare', 'table'] as const
export const SPREADS = ['price', 'percent', 'bps'] as const
export const UNITS = ['base', 'quote'] as const
export const SCALES = ['linear', 'sqrt', 'log'] as const
export const HEIGHTS = ['shared', 'own'] as const
export const LAYERS = ['stacked', 'overlay', 'total'] as const
export const THEMES = ['auto', 'dark', 'light'] as const
export const PALETTES = ['safe', 'greenred', 'redgreen'] as const
export const SIZES = ['size', 'sum', 'both'] as const
export const SIDES = ['buy', 'sell'] as const

export interface ViewState {
  /** As BTC-USD; empty until one is chosen. */
  readonly instrument: string
  /** The picture that fills the desk. */
  readonly layout: (typeof LAYOUTS)[number]
  /** Only these venues' books; undefined for all. */
  readonly venues: readonly string[] | undefined
  /** Quotes whose books join, converted. */
  readonly convert: readonly string[]
  /** Whether each venue's taker fee is in its prices. */
  readonly fees: boolean
  /** Half the window's width, in per cent of the reference mid; undefined until the first book shows which range is honest. */
  readonly range: number | undefined
  /** How far the window's middle is from the reference mid, in per cent of that. */
  readonly pan: number
  /** The unit of the price axis. */
  readonly x: (typeof SPREADS)[number]
  /** The unit of the size axis. */
  readonly y: (typeof UNITS)[number]
  readonly scale: (typeof SCALES)[number]
  /** Whether both sides have one size axis, or each its own. */
  readonly heights: (typeof HEIGHTS)[number]
  readonly layers: (typeof LAYERS)[number]
  /** Whether walls are marked. */
  readonly walls: boolean
  /** Whether the chart's numbers stand over it as a table. */
  readonly data: boolean
  /** The ladder's price step; undefined for what suits the price. */
  readonly group: Decimal | undefined
  /** The figures in each row of the ladder. */
  readonly ladder: (typeof SIZES)[number]
  /** The price that the crosshair is locked at. */
  readonly locked: Decimal | undefined
  /** The size to fill, in the base; undefined until one is chosen. */
  readonly size: Decimal | undefined
  /** The size to fill in the quote; only where {@link size} is undefined. */
  readonly notional: Decimal | undefined
  readonly side: (typeof SIDES)[number]
  /** Instruments beside the chosen one, in the layout that compares. */
  readonly compare: readonly string[]
  /** Alerts that a link offers, as `BTC-USD:price:above:84000`. */
  readonly alerts: readonly string[]
  readonly theme: (typeof THEMES)[number]
  readonly palette: (typeof PALETTES)[number]
}

export const USUAL: ViewState = {
  instrument: '',
  layout: 'depth',
  venues: undefined,
  convert: [],
  fees: false,
  range: undefined,
  pan: 0,
  x: 'price',
  y: 'base',
  scale: 'linear',
  heights: 'shared',
  layers: 'stacked',
  walls: true,
  data: false,
  group: undefined,
  ladder: 'both',
  locked: undefined,
  size: undefined,
  notional: undefined,
  side: 'buy',
  compare: [],
  alerts: [],
  theme: 'auto',
  palette: 'safe'
}

/** The reader's preferences, whatever is looked at. They are kept on the reader's machine, and a URL goes before them. */
export const PREFERENCES = ['theme', 'palette', 'ladder', 'layers'] as const satisfies readonly (keyof ViewState)[]

export const LEAST_RANGE = 0.02
export const MOST_RANGE = 10

const NAME = /^[A-Z0-9]{1,20}-[A-Z0-9]{1,20}$/
const ASSET = /^[A-Z0-9]{1,20}$/
const VENUE = /^[a-z0-9]+$/
const ALERT = /^[A-Z0-9]{1,20}-[A-Z0-9]{1,20}(:[a-z0-9.-]{1,24}){2,4}$/
/** More are not looked at side by side. */
export const MOST_COMPARED = 4
export const MOST_OFFERED = 10

/** The choice in a URL's query, over `usual`. A wrong part of the query leaves its value as usual. */
export function fromQuery(query: string, usual: ViewState = USUAL): ViewState {
  const params = new URLSearchParams(query)
  const word = <T extends string>(name: keyof ViewState, words: readonly T[], otherwise: T): T =>
    words.find(each => each === params.get(name)) ?? otherwise
  const above = (name: keyof ViewState) => {
    const value = decimal(params.get(name))
    return value !== undefined && Number(value) > 0 ? value : undefined
  }
  const list = (name: keyof ViewState, pattern: RegExp) => [...new Set((params.get(name) ?? '').split(','))].filter(each => pattern.test(each))
  const instrument = (params.get('instrument') ?? '').toUpperCase()
  const venues = list('venues', VENUE)
  const range = Number(params.get('range') ?? NaN)
  return {
    instrument: isInstrument(instrument) ? instrument : usual.instrument,
    layout: word('layout', LAYOUTS, usual.layout),
    venues: venues.length > 0 ? venues : undefined,
    convert: list('convert', ASSET),
    fees: params.get('fees') === 'true',
    range: range > 0 ? clampRange(range) : undefined,
    pan: clampPan(Number(params.get('pan') ?? 0), range > 0 ? clampRange(range) : MOST_RANGE),
    x: word('x', SPREADS, usual.x),
    y: word('y', UNITS, usual.y),
    scale: word('scale', SCALES, usual.scale),
    heights: word('heights', HEIGHTS, usual.heights),
    layers: word('layers', LAYERS, usual.layers),
    walls: params.get('walls') !== 'false',
    data: params.get('data') === 'true',
    group: above('group'),
    ladder: word('ladder', SIZES, usual.ladder),
    locked: above('locked'),
    size: above('size'),
    notional: above('size') === undefined ? above('notional') : undefined,
    side: word('side', SIDES, usual.side),
    compare: list('compare', NAME).slice(0, MOST_COMPARED),
    alerts: list('alerts', ALERT).slice(0, MOST_OFFERED),
    theme: word('theme', THEMES, usual.theme),
    palette: word('palette', PALETTES, usual.palette)
  }
}

/** The query that {@link fromQuery} reads back as the same; parameters that are none of ours stay. */
export function toQuery(view: ViewState, before = ''): string {
  const query = new URLSearchParams(before)
  for (const [name, value] of Object.entries(view)) {
    const usual = USUAL[name as keyof ViewState]
    if (value === undefined || String(value) === String(usual)) query.delete(name)
    else query.set(name, String(value))
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text === '' ? '' : `?${text}`
}

/** Whether it is written as an instrument is, as BTC-USD. */
export function isInstrument(text: string): boolean {
  return NAME.test(text)
}

/** The view with another choice. Another instrument does not keep the choices of the one before. */
export function chosen(view: ViewState, part: Partial<ViewState>): ViewState {
  const other = view.instrument !== '' && part.instrument !== undefined && part.instrument !== view.instrument
  const { range, pan, group, locked, size, notional, convert, venues } = USUAL
  return { ...view, ...(other ? { range, pan, group, locked, size, notional, convert, venues } : {}), ...part }
}

/** A range that the page can show, with no more digits than can be seen. */
export function clampRange(range: number): number {
  return Number(Math.min(MOST_RANGE, Math.max(LEAST_RANGE, range)).toPrecision(3))
}

/** A shift of the window that keeps it within what the page can hold, with no more digits than can be seen. */
export function clampPan(pan: number, range: number): number {
  const most = Math.max(0, MOST_RANGE - range)
  return Number.isFinite(pan) ? Number(Math.min(most, Math.max(-most, pan)).toFixed(4)) : 0
}

/** The choice of books as the stream takes it, without the usual values. */
export function choiceOf(view: ViewState): { venues?: readonly string[]; convert?: readonly string[]; fees?: true } {
  return {
    ...(view.venues === undefined ? {} : { venues: view.venues }),
    ...(view.convert.length === 0 ? {} : { convert: view.convert }),
    ...(view.fees ? { fees: true } : {})
  }
}

/** The choice of books as a query of the API, without its question mark. */
export function choiceQuery(view: ViewState): string {
  return Object.entries(choiceOf(view))
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('&')
}
