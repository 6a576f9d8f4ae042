import { expect, test } from 'vitest'
import { grouped } from './useInstruments'

const row = (instrument: string, polled: boolean, ...trading: (boolean | null)[]) => ({
  instrument,
  base: instrument.split('-')[0] ?? '',
  polled,
  venues: trading.map(each => ({ trading: each })),
})

test('what is polled comes first, then what each asset is traded in', () => {
  expect(
    grouped([row('BTC-USD', true, null), row('ADA-EUR', false, true), row('BTC-EUR', false, true), row('BTC-GBP', false, false, true)]),
  ).toEqual([
    { label: 'Polled', names: ['BTC-USD'] },
    { label: 'ADA', names: ['ADA-EUR'] },
    { label: 'BTC', names: ['BTC-EUR', 'BTC-GBP'] },
  ])
})

test('what nobody trades now is not offered', () => {
  expect(grouped([row('OLD-USD', false, false), row('NEW-USD', false)])).toEqual([])
})
