import { describe, expect, it } from 'vitest'
import { choiceInWords, dollarsOf, quotesFor, toggled } from './choice'

const listed = (instrument: string, trading: number) => {
  const [base = '', quote = ''] = instrument.split('-')
  return { instrument, base, quote, polled: false, trading }
}

const BTC = [listed('BTC-USD', 11), listed('BTC-EUR', 14), listed('BTC-USDC', 19), listed('BTC-USDT', 23), listed('BTC-AUD', 14)]

describe('the quotes whose books may join', () => {
  it('are all but its own, what most venues trade first', () => {
    expect(quotesFor('BTC-USD', BTC, ['EUR'])).toEqual([
      { quote: 'USDT', trading: 23, chosen: false },
      { quote: 'USDC', trading: 19, chosen: false },
      { quote: 'AUD', trading: 14, chosen: false },
      { quote: 'EUR', trading: 14, chosen: true }
    ])
  })

  it('have also what was chosen and nobody lists, so that it can be let go', () => {
    expect(quotesFor('BTC-USD', BTC, ['XYZ', 'USD']).at(-1)).toEqual({ quote: 'XYZ', trading: undefined, chosen: true })
    expect(quotesFor('BTC-USD', [], [])).toEqual([])
  })

  it('are those of the base alone', () => {
    expect(quotesFor('ETH-USD', BTC, [])).toEqual([])
  })

  it('are dollars where they are meant to be worth one and are offered', () => {
    expect(dollarsOf(quotesFor('BTC-USD', BTC, ['DAI']))).toEqual(['USDT', 'USDC'])
    expect(dollarsOf(quotesFor('BTC-EUR', BTC, []))).toEqual(['USD', 'USDT', 'USDC'])
    expect(dollarsOf(quotesFor('BTC-USDT', BTC, []))).toEqual(['USD', 'USDC'])
  })

  it('come and go with a tick', () => {
    expect(toggled(['USDT'], 'EUR')).toEqual(['USDT', 'EUR'])
    expect(toggled(['USDT', 'EUR'], 'USDT')).toEqual(['EUR'])
  })
})

it('the choice is told in a few words', () => {
  const plain = { convert: [], fees: false, venues: undefined }
  expect(choiceInWords('USD', plain)).toBe('USD')
  expect(choiceInWords('USD', { convert: ['USDT', 'USDC'], fees: true, venues: ['kraken'] })).toBe('USD + USDT + USDC, after fees, 1 venue')
  expect(choiceInWords('EUR', { ...plain, convert: ['USD', 'USDT', 'USDC'], venues: ['kraken', 'okx'] })).toBe('EUR + 3 quotes, 2 venues')
})
