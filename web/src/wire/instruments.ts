/** The instruments in brief, as `/api/v1/instruments?brief=true` tells them. */
import { flag, list, number, object, optional, text } from './check'
import type { Schemas } from './contract'

/** An instrument; `trading` counts the venues that trade it. */
export type Listed = Schemas['InstrumentBrief']

/** The server's answer; `more` where it was cut. */
export interface List extends Pick<Schemas['Instruments'], 'demo' | 'replay' | 'more'> {
  readonly instruments: readonly Listed[]
}

export const instruments = object<List>({
  demo: flag,
  replay: optional(flag),
  more: flag,
  instruments: list(object<Listed>({ instrument: text, base: text, quote: text, polled: flag, trading: number }))
})
