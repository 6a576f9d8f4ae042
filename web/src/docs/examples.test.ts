import { expect, it } from 'vitest'
import { withExamplesInWords } from './examples'

it('tells the examples of optional parameters and keeps those of required ones', () => {
  const parameter = { name: 'venues', in: 'query', description: 'Which.', examples: { one: { value: ['a'] }, two: { value: ['a', 'b'] } } }
  const required = { name: 'side', in: 'query', required: true, examples: { usual: { value: 'buy' } } }
  const { description, examples } = withExamplesInWords({ parameters: [parameter] }).parameters[0] as typeof parameter
  expect([description, examples]).toEqual(['Which.\n\nAs `a` or `a,b`.', undefined])
  expect(withExamplesInWords({ parameters: [required] })).toEqual({ parameters: [required] })
})
