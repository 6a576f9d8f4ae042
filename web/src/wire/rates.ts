/** The rates into a quote, as `/api/v1/rates` tells them with `numbers=text`. */
import { list, object } from './check'
import { rate, type Rate } from './decode'

export const rates = object<{ readonly rates: readonly Rate[] }>({ rates: list(rate) })
