/** The instruments in brief, as `/api/v1/instruments?brief=true` tells them. */
import { flag, list, number, object, text } from './check'
import type { Schemas } from './contract'

/** An instrument; `trading` counts the venues that trade it. */
export type Listed = Schemas['InstrumentBrief']

/** The server's answer; `more` where it was cut. */
export interface List extends Pick<Schemas['Instruments'], 'demo' | 'more'> {
  readonly instruments: readonly Listed[]
}

export const instruments = object<List>({
  demo: flag,
  more: flag,
  instruments: list(object<Listed>({ instrument: text, base: text, quote: text, polled: flag, trading: number }))
})
