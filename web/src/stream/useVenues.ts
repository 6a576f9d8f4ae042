import {
  computed,
  inject,
  provide,
  ref,
  shallowReadonly,
  shallowRef,
  toRaw,
  watch,
  type ComputedRef,
  type InjectionKey,
  type ShallowRef
} from 'vue'
import { withTold, type Trail } from '../model/health'
import { useRepeated, type Repeated } from './useRepeated'

/** What is known of a venue's markets: read from it, kept from an earlier run, or some that the program knows. */
export interface MarketList {
  readonly source: 'read' | 'kept' | 'shipped' | null
  readonly markets: number | null
  readonly readAt: string | null
  readonly why: string | null
}

/** A venue as `/api/v1/venues` tells it; milliseconds and per cent. */
export interface VenueInfo {
  readonly venue: string
  readonly name: string
  readonly url: string
  readonly state: string
  readonly lastOutcome: string | null
  readonly lastWhy: string | null
  readonly lastAskedAt: string | null
  readonly ageMs: number | null
  readonly latencyMs: { readonly last: number; readonly p50: number; readonly p95: number; readonly p99: number } | null
  readonly polls: Readonly<Record<string, number>>
  readonly limits: readonly { readonly weight: number; readonly windowMs: number }[]
  readonly intervalMs: number | null
  readonly stretched: boolean
  readonly room: { readonly named: number; readonly namedAtMost: number; readonly more: number; readonly refused: number } | null
  readonly takerFeePerCent: number | null
  readonly takerFeeSource: string
  readonly books: readonly {
    readonly state: string
    /** Since when it is so, and its times are believed or not. */
    readonly since?: string
    readonly doubt?: string | null
    readonly lagMs?: number | null
    readonly polls: Readonly<Record<string, number>>
  }[]
  readonly list: MarketList
}

interface Answer {
  readonly time: string
  readonly venues: readonly VenueInfo[]
}

export interface Venues {
  readonly answer: Readonly<ShallowRef<Repeated<Answer>>>
  readonly byId: ComputedRef<ReadonlyMap<string, VenueInfo>>
  /** What was told of them in the last 15 minutes. */
  readonly trail: Readonly<ShallowRef<Trail>>
  /** The name that people know it by. */
  name(id: string): string
}

const KEY: InjectionKey<Venues> = Symbol('venues')
const EVERY_MS = 5_000

/** How the venues fare, asked for every 5 s, for this component and all within it. */
export function provideVenues(): Venues {
  const answer = useRepeated<Answer>(ref('venues'), EVERY_MS)
  const byId = computed(() => new Map((answer.value.answer?.venues ?? []).map(venue => [venue.venue, venue])))
  const trail = shallowRef<Trail>([])
  watch(
    () => answer.value.answer,
    told => {
      if (told !== undefined) trail.value = withTold(trail.value, told.time, toRaw(told.venues))
    }
  )
  const venues: Venues = { answer, byId, trail: shallowReadonly(trail) as Readonly<ShallowRef<Trail>>, name: id => byId.value.get(id)?.name ?? id }
  provide(KEY, venues)
  return venues
}

export function useVenues(): Venues {
  const venues = inject(KEY)
  if (venues === undefined) throw new Error('no venues are provided')
  return venues
}
