/** The samples of a depth in brief, as `/api/v1/history/INSTRUMENT.csv` tells them: without the sizes by price. */
import { WireError } from './check'

/** The size within 25 hundredths of a per cent of the reference mid, in the base; a floor where some venue's book ends before. */
export interface Within25 {
  readonly size: number
  readonly atLeast: boolean
}

export interface BriefSample {
  /** By the server's clock, in milliseconds since 1970. */
  readonly time: number
  /** As the server wrote it, for the next request. */
  readonly timeText: string
  readonly mid: number | undefined
  readonly spreadBps: number | undefined
  /** The number of venues that counted. */
  readonly counted: number
  readonly bid: Within25 | undefined
  readonly ask: Within25 | undefined
}

const COLUMNS = ['time', 'mid', 'spreadBps', 'counted', 'bid25', 'bid25AtLeast', 'ask25', 'ask25AtLeast'] as const

/** Oldest first. */
export function historyCsv(value: unknown): readonly BriefSample[] {
  const [head = '', ...rows] = String(value).trim().split(/\r?\n/)
  const names = head.split(',')
  const places = COLUMNS.map(name => names.indexOf(name))
  if (places.includes(-1)) throw new WireError(`must have the columns ${COLUMNS.join()}, but begins with ${JSON.stringify(head.slice(0, 60))}`)
  return rows.map(row => {
    const cells = row.split(',')
    const [timeText = '', mid, spread, counted, bid, bidFloor, ask, askFloor] = places.map(place => cells[place] ?? '')
    const time = Date.parse(timeText)
    if (Number.isNaN(time)) throw new WireError(`must be rows that begin with a time, but one is ${JSON.stringify(row.slice(0, 60))}`)
    return {
      time,
      timeText,
      mid: number(mid),
      spreadBps: number(spread),
      counted: number(counted) ?? 0,
      bid: within(bid, bidFloor),
      ask: within(ask, askFloor)
    }
  })
}

function number(cell: string | undefined): number | undefined {
  const value = Number(cell)
  return cell === undefined || cell === '' || Number.isNaN(value) ? undefined : value
}

function within(size: string | undefined, floor: string | undefined): Within25 | undefined {
  const value = number(size)
  return value === undefined ? undefined : { size: value, atLeast: floor === 'true' }
}
