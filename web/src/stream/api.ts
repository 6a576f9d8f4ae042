/** Asks the server's HTTP API. */

/** What the server refused, in its own words. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string
  ) {
    super(detail)
  }
}

/**
 * The JSON at a path under the API's root, as `venues`; throws {@link Refused} with the server's words, and says so where it
 * cannot be reached.
 */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`/api/v1/${path}`, signal === undefined ? {} : { signal }).catch((failure: unknown) => {
    if (signal?.aborted === true) throw failure
    throw new Error('the server cannot be reached', { cause: failure })
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body as T
  const detail = (body as { detail?: unknown } | undefined)?.detail
  throw new Refused(response.status, typeof detail === 'string' ? detail : `the server answered ${response.status}`)
}
