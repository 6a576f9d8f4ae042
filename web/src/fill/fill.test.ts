import { levelsOf } from '../book/levels'
import { describe, expect, it } from 'vitest'
import type { Decimal } from '../wire/decimal'
import {
  fillPath,
  fillText,
  fillWords,
  inTerms,
  placesToShow,
  restingWithin,
  savedBps,
  shareName,
  shownPrice,
  shownWorth,
  slippage,
  unfilled
} from './fill'
import type { FillAnswer } from '../wire/fill'
import { USUAL, type ViewState } from '../ui/view'

const d = (text: string) => text as Decimal
const taken = {
  size: d('5'),
  notional: d('387972.36'),
  notionalAfterFees: d('389524.25'),
  fees: d('1551.89'),
  average: d('77594.472'),
  averageAfterFees: d('77904.85'),
  worst: d('77605.95'),
  worstAfterFees: d('77916.37'),
  levels: 21
}
const share = (venue: string, instrument: string) => ({ ...taken, venue, market: 'm', instrument, takerFeePerCent: d('0.4') })
const answer: FillAnswer = {
  ...taken,
  instrument: 'BTC-USD',
  time: '2026-11-21T12:47:23.390Z',
  side: 'buy',
  asked: { size: d('5') },
  filled: true,
  slippageBps: d('1.2844'),
  slippageBpsAfterFees: d('41.2896'),
  referenceMid: d('77584.5075'),
  shares: [share('bitstamp', 'BTC-USD'), share('kraken', 'BTC-USDT')],
  single: { ...taken, venue: 'bitstamp', notional: d('388000'), average: d('77600'), saved: d('27.64') },
  warnings: [{ flag: 'beyondReach', detail: 'it goes beyond what kraken tells of its book' }],
  rates: [{ from: 'USDT', to: 'USD', bid: d('0.9995'), ask: d('0.9997') }]
}
const name = (venue: string) => venue[0]?.toUpperCase() + venue.slice(1)

describe('what is asked', () => {
  const view: ViewState = { ...USUAL, instrument: 'BTC-USD' }

  it('is a size or a notional, with the choice of books', () => {
    expect(fillPath({ ...view, size: d('10') })).toBe('fill/BTC-USD?side=buy&size=10&numbers=text')
    expect(fillPath({ ...view, notional: d('250000.5'), side: 'sell', fees: true, convert: ['USDT'], venues: ['okx'] })).toBe(
      'fill/BTC-USD?side=sell&notional=250000.5&numbers=text&venues=okx&convert=USDT&fees=true'
    )
  })

  it('is nothing without a size or an instrument', () => {
    expect(fillPath(view)).toBeUndefined()
    expect(fillPath({ ...USUAL, size: d('1') })).toBeUndefined()
  })
})

describe('an answer', () => {
  it('is in the terms that the prices are in', () => {
    expect(inTerms(answer, false)).toEqual({ average: '77594.472', worst: '77605.95', notional: '387972.36' })
    expect(inTerms(answer, true)).toEqual({ average: '77904.85', worst: '77916.37', notional: '389524.25' })
  })

  it('tells what is not filled, in the unit that was asked', () => {
    expect(unfilled(answer, false)).toBeUndefined()
    const short = { ...answer, filled: false }
    expect(unfilled({ ...short, asked: { size: d('7.5') } }, false)).toBe('2.5')
    expect(unfilled({ ...short, asked: { notional: d('400000') } }, false)).toBe('12027.64')
    expect(unfilled({ ...short, asked: { notional: d('400000') } }, true)).toBe('10475.75')
  })

  it('tells what is saved as a share of what one venue would take', () => {
    expect(savedBps(answer, false)).toBeCloseTo((27.64 / 388000) * 1e4, 10)
    expect(savedBps({ ...answer, single: null }, false)).toBeUndefined()
  })

  it('names the quote of a market that is converted', () => {
    expect(answer.shares.map(each => shareName(each, 'BTC-USD', name))).toEqual(['Bitstamp', 'Kraken, USDT'])
  })

  it('in a sentence tells the average and the slippage', () => {
    expect(fillWords(answer)).toBe('Buying 5 BTC: average $77,594.48, slippage 1.29 bp.')
    const nothing = { ...answer, asked: { notional: d('1200.5') }, side: 'sell' as const, average: null, slippageBps: null }
    expect(fillWords(nothing)).toBe('Selling $1,200.5: average none, slippage none.')
  })

  it('as text has every number exactly', () => {
    expect(fillText(answer, false, name)).toBe(
      `Buy 5 BTC of BTC-USD at 2026-11-21T12:47:23.390Z, walked by prices before fees
Filled        5 BTC of 21 levels
Average       77594.472 USD, after fees 77904.85
Worst         77605.95 USD, after fees 77916.37
Notional      387972.36 USD, after fees 389524.25
Fees          1551.89 USD
Slippage      1.2844 bp of the reference mid 77584.5075, after fees 41.2896 bp
Bitstamp      5 BTC at 77594.472 USD, fees 1551.89 USD (0.4 %)
Kraken, USDT  5 BTC at 77594.472 USD, fees 1551.89 USD (0.4 %)
Best alone    Bitstamp at 77600 USD; spread out it saves 27.64 USD
Rate          1 USDT is 0.9995 to 0.9997 USD
Warning       it goes beyond what kraken tells of its book
`
    )
  })

  it('as text says what there is not', () => {
    const none = { size: d('0'), notional: d('0'), average: null, worst: null, levels: 0, slippageBps: null }
    const nothing: FillAnswer = {
      ...answer,
      ...none,
      side: 'sell',
      asked: { notional: d('9') },
      filled: false,
      shares: [],
      single: null,
      rates: [],
      warnings: []
    }
    expect(fillText(nothing, false, name)).toBe(
      `Sell for 9 USD of BTC-USD at 2026-11-21T12:47:23.390Z, walked by prices before fees
Filled  0 BTC of 0 levels; not filled 9 USD
`
    )
    expect(fillText({ ...answer, single: null }, true, name)).toContain('Best alone    no single venue can fill it\n')
  })
})

describe('what rests in a window', () => {
  it('is counted in the base and in the quote, edges included', () => {
    const levels = levelsOf([
      [d('100'), d('1')],
      [d('101'), d('2')],
      [d('102'), d('4')]
    ])
    expect(restingWithin(levels, 99, 101)).toEqual({ base: 3, quote: 302 })
    expect(restingWithin(levels, 90, 95)).toEqual({ base: 0, quote: 0 })
  })
})

describe('amounts', () => {
  it('are rounded against the reader, prices to more digits than what is paid', () => {
    expect([shownPrice(d('77594.47245'), 'USD', true), shownPrice(d('77594.47945'), 'USD', false)]).toEqual(['$77,594.48', '$77,594.47'])
    expect(['0.151822351', '12.3456789', '83598.71042', '0.000012345678'].map(text => shownPrice(d(text), 'DAI', true))).toEqual([
      '0.15182236 DAI',
      '12.345679 DAI',
      '83,598.711 DAI',
      '0.000012345678 DAI'
    ])
    expect(shownPrice(d('122396750.4'), 'KRW', true)).toBe('₩122,396,751')
    expect(['809.4097', '31.92251', '0.3192251', '0.00012', '0'].map(text => shownWorth(d(text), 'USD', true))).toEqual([
      '$809.41',
      '$31.93',
      '$0.319226',
      '$0.000120000',
      '$0'
    ])
    expect([shownWorth(d('50.883456789'), 'BTC', false), shownWorth(d('1046307.67'), 'KRW', true)]).toEqual(['50.8834 BTC', '₩1,046,308'])
    expect([slippage(d('0.3911')), slippage(d('-0.3399')), slippage(null)]).toEqual(['0.40 bp', '−0.33 bp', 'none'])
  })
})

describe('places', () => {
  it('show so many digits', () => {
    expect([83598.7, 0.15182235, 122_396_750, 0, -0.5].map(amount => placesToShow(amount, 7))).toEqual([2, 7, 0, 0, 7])
  })
})
