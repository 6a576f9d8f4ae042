/** The parameters of an OpenAPI document, as far as they are changed here. */
interface Parameter {
  readonly in?: string
  readonly required?: boolean
  readonly description?: string
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>
}

/**
 * The document with the examples of optional query parameters as words of their descriptions. Swagger UI would fill them all in at once
 * when a request is tried, and some exclude one another.
 */
export function withExamplesInWords<T>(document: T): T {
  return JSON.parse(JSON.stringify(document), (_, node: unknown) => (isOptional(node) ? told(node) : node)) as T
}

function isOptional(node: unknown): node is Parameter {
  const { in: place, required, examples } = (node ?? {}) as Parameter
  return place === 'query' && required !== true && examples !== undefined
}

function told({ examples, ...parameter }: Parameter): Parameter {
  const values = Object.values(examples ?? {}).map(({ value }) => `\`${Array.isArray(value) ? value.join(',') : String(value)}\``)
  return { ...parameter, description: `${parameter.description ?? ''}\n\nAs ${values.join(' or ')}.` }
}
