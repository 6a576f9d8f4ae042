import { describe, expect, it } from 'vitest'
import { chosen, choiceQuery, fromQuery, toQuery, USUAL, type ViewState } from './view'
import type { Decimal } from '../wire/decimal'

const other: ViewState = {
  instrument: 'ETH-EUR',
  layout: 'heat',
  venues: ['kraken', 'okx'],
  convert: ['USDT', 'USDC'],
  fees: true,
  range: 0.25,
  x: 'bps',
  y: 'quote',
  scale: 'log',
  heights: 'own',
  layers: 'overlay',
  walls: false,
  data: true,
  pan: -0.25,
  group: '0.5' as Decimal,
  ladder: 'sum',
  locked: '2500.25' as Decimal,
  size: '3' as Decimal,
  notional: undefined,
  side: 'sell',
  compare: ['BTC-USD', 'SOL-USDT'],
  alerts: ['ETH-EUR:price:above:2500.5', 'ETH-EUR:venue:okx'],
  theme: 'dark',
  palette: 'greenred'
}

describe('the view in the URL', () => {
  it('comes back as it was', () => {
    expect(fromQuery(toQuery(other))).toEqual(other)
    expect(toQuery(other)).toContain('venues=kraken,okx')
  })

  it('shifts the window no further than the page can hold', () => {
    expect(fromQuery('?range=2&pan=-0.5').pan).toBe(-0.5)
    expect(fromQuery('?range=2&pan=99').pan).toBe(8)
    expect(fromQuery('?pan=3').pan).toBe(0)
    expect(fromQuery('?range=1&pan=x').pan).toBe(0)
  })

  it('has what is to be filled in the base or in the quote', () => {
    const spent = { ...other, size: undefined, notional: '2500' as Decimal }
    expect(fromQuery(toQuery(spent))).toEqual(spent)
    expect(fromQuery('?size=1&notional=2')).toMatchObject({ size: '1', notional: undefined })
  })

  it('has of instruments beside and of alerts only what can be such', () => {
    expect(fromQuery('?compare=BTC-USD,btc,BTC-USD&alerts=BTC-USD:price:above:1,BTC-USD:<b>:1:2,price:above:1')).toMatchObject({
      compare: ['BTC-USD'],
      alerts: ['BTC-USD:price:above:1']
    })
    expect(fromQuery(`?compare=${['A', 'B', 'C', 'D', 'E'].map(base => `${base}-USD`).join()}`).compare).toHaveLength(4)
    expect(toQuery({ ...USUAL, alerts: ['BTC-USD:venue:okx'] })).toBe('?alerts=BTC-USD:venue:okx')
  })

  it('leaves out what is as usual, and lets be what is not ours', () => {
    expect(toQuery(USUAL)).toBe('')
    expect(toQuery({ ...USUAL, fees: true }, '?debug=1&x=bps')).toBe('?debug=1&fees=true')
  })

  it('takes what is wrong as usual', () => {
    expect(fromQuery('?instrument=<b>&venues=,&convert=%20&range=-1&x=miles&group=1e5&locked=NaN&size=0&theme=pink')).toEqual(USUAL)
    expect(fromQuery('?range=9999').range).toBe(10)
    expect(fromQuery('?instrument=eth-eur').instrument).toBe('ETH-EUR')
  })

  it('goes before what the reader likes', () => {
    const liked: ViewState = { ...USUAL, theme: 'dark', layers: 'total' }
    expect(fromQuery('?layers=overlay', liked)).toMatchObject({ theme: 'dark', layers: 'overlay' })
  })

  it('has the choice of books as the API writes it', () => {
    expect(choiceQuery(other)).toBe('venues=kraken,okx&convert=USDT,USDC&fees=true')
    expect(choiceQuery(USUAL)).toBe('')
  })

  it('leaves behind what belongs to an instrument when another is chosen', () => {
    expect(chosen(other, { instrument: 'BTC-USD' })).toMatchObject({
      instrument: 'BTC-USD',
      range: undefined,
      group: undefined,
      locked: undefined,
      size: undefined,
      venues: undefined,
      convert: [],
      fees: true,
      x: 'bps'
    })
    const spent = { ...other, size: undefined, notional: '2500' as Decimal }
    expect(chosen(spent, { instrument: 'BTC-USD' }).notional).toBeUndefined()
    expect(chosen(other, { fees: false })).toEqual({ ...other, fees: false })
    expect(chosen({ ...other, instrument: '' }, { instrument: 'BTC-USD' })).toEqual({ ...other, instrument: 'BTC-USD' })
  })
})
