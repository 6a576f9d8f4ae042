import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { nearest, type Sample } from './history'

/** The time that is pointed at, and perhaps a price; undefined for now. */
export interface Pointed {
  readonly pointed: Ref<{ time: number; price?: number | undefined } | undefined>
  /** The place of its sample; -1 where none is near. */
  readonly index: ComputedRef<number>
  readonly sample: ComputedRef<Sample | undefined>
  readonly at: ComputedRef<number | undefined>
  /** Takes the sample that a slider is at. */
  pick(event: Event): void
  /** Up and down go through the prices, Escape goes back to now. */
  press(event: KeyboardEvent): void
}

export function usePointed(samples: Readonly<Ref<readonly Sample[]>>): Pointed {
  const pointed = ref<{ time: number; price?: number | undefined }>()
  const index = computed(() => (pointed.value ? nearest(samples.value, pointed.value.time) : samples.value.length - 1))
  const sample = computed(() => samples.value[index.value])
  return {
    pointed,
    index,
    sample,
    at: computed(() => pointed.value && (sample.value?.time ?? pointed.value.time)),
    pick: event => {
      const one = samples.value[Number((event.target as HTMLInputElement).value)]
      if (one !== undefined) pointed.value = { ...pointed.value, time: one.time }
    },
    press: event => {
      if (event.key === 'Escape') (event.target as HTMLElement).blur()
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
      event.preventDefault()
      const step = sample.value?.near?.heat.step
      const price = pointed.value?.price ?? (sample.value?.mid === undefined ? undefined : Number(sample.value.mid))
      if (step === undefined || price === undefined || sample.value === undefined) return
      pointed.value = { time: sample.value.time, price: price + (event.key === 'ArrowUp' ? step : -step) }
    }
  }
}
