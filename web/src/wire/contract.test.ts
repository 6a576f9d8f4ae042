/** `npm run contract` runs this file to write the types anew. */
import openapiTS, { astToString } from 'openapi-typescript'
import { expect, it } from 'vitest'
import contract from '../../../src/main/resources/io/omnidepth/api/openapi.json?raw'

/** The types need no prose, so that they change only where the shape of an answer does. */
const withoutProse = (key: string, value: unknown) =>
  typeof value === 'string' && ['description', 'summary', 'example'].includes(key) ? undefined : value

it('has the types of the contract', async () => {
  const types = astToString(await openapiTS(JSON.parse(contract, withoutProse), { immutable: true }))
  await expect(types, 'openapi.json has changed: `npm run contract` in web/ renews src/wire/generated/api.d.ts').toMatchFileSnapshot(
    'generated/api.d.ts'
  )
})
