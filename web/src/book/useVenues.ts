import { computed, inject, provide, ref, shallowReadonly, shallowRef, toRaw, watch, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'
import { withReport, type Trail } from './health'
import { venues as check, type VenueInfo, type VenuesAnswer } from '../wire/venues'
import { useRepeated, type Repeated } from '../ui/useRepeated'

export interface Venues {
  readonly answer: Readonly<ShallowRef<Repeated<VenuesAnswer>>>
  readonly byId: ComputedRef<ReadonlyMap<string, VenueInfo>>
  /** The venues' figures of the last 15 minutes. */
  readonly trail: Readonly<ShallowRef<Trail>>
  /** The name that people know it by. */
  name(id: string): string
}

const KEY: InjectionKey<Venues> = Symbol('venues')
const EVERY_MS = 5_000

/** Asks for the venues' health every 5 s, for this component and all within it. */
export function provideVenues(): Venues {
  const answer = useRepeated(ref('venues'), check, EVERY_MS)
  const byId = computed(() => new Map((answer.value.answer?.venues ?? []).map(venue => [venue.venue, venue])))
  const trail = shallowRef<Trail>([])
  watch(
    () => answer.value.answer,
    told => {
      if (told !== undefined) trail.value = withReport(trail.value, told.time, toRaw(told.venues))
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
