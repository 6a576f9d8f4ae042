/** The page's recorder of depths over the API: a part that comes later. */
import { ask } from '../wire/api'
import { history } from '../wire/history'
import { Recorder, type Track } from './recorder'

/** @param mostRows a side with so many rows may have more of them */
export function recorderOf(now: () => number, mostRows: number, told: (track: Track) => void): Recorder {
  return new Recorder({ now, ask: (path, signal) => ask(path, history, signal) }, mostRows, told)
}
