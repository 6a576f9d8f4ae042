import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

/** The parts of the desk whose room the reader sets, in pixels. */
export const ROOMS = {
  ladder: { usual: 316, least: 280, most: 420 },
  time: { usual: 132, least: 96, most: 600 },
  fill: { usual: 148, least: 96, most: 600 },
  watch: { usual: 216, least: 180, most: 320 }
} as const

export type Room = keyof typeof ROOMS
/** The parts that can be put away. */
export type Part = 'time' | 'watch' | 'fill'

export interface Places {
  readonly sizes: Ref<Readonly<Record<Room, number>>>
  /** Whether a part is shown. */
  readonly shown: Ref<Readonly<Record<Part, boolean>>>
  /** The sizes as custom properties of the style. */
  readonly style: ComputedRef<Record<string, string>>
  resize(room: Room, pixels: number): void
  toggle(part: Part): void
}

const STORED = 'omnidepth-places'
/** On a narrower screen the watchlist is put away until the reader wants it. */
const ROOM_TO_WATCH = '(min-width: 1600px)'

/** The rooms of the desk, kept on the reader's machine. */
export function usePlaces(): Places {
  const kept = read()
  const sizes = ref(sizesOf(kept))
  const shown = ref<Record<Part, boolean>>({
    time: kept['show-time'] !== 0,
    watch: kept['show-watch'] === undefined ? matchMedia(ROOM_TO_WATCH).matches : kept['show-watch'] === 1,
    fill: kept['show-fill'] === 1
  })
  watch([sizes, shown], ([rooms, parts]) => {
    try {
      const flags = Object.entries(parts).map(([part, on]) => [`show-${part}`, Number(on)])
      localStorage.setItem(STORED, JSON.stringify({ ...rooms, ...Object.fromEntries(flags) }))
    } catch {
      // It lasts as long as the page then.
    }
  })
  return {
    sizes,
    shown,
    style: computed(() => Object.fromEntries(Object.entries(sizes.value).map(([room, pixels]) => [`--${room}`, `${pixels}px`]))),
    resize: (room, pixels) => (sizes.value = { ...sizes.value, [room]: within(room, pixels) }),
    toggle: part => (shown.value = { ...shown.value, [part]: !shown.value[part] })
  }
}

function within(room: Room, pixels: number): number {
  const { least, most } = ROOMS[room]
  return Math.round(Math.min(most, Math.max(least, pixels)))
}

function sizesOf(kept: Readonly<Record<string, number>>): Record<Room, number> {
  const size = (room: Room) => [room, within(room, kept[room] ?? ROOMS[room].usual)] as const
  return Object.fromEntries((Object.keys(ROOMS) as Room[]).map(size)) as Record<Room, number>
}

/** Only numbers: another version may have left something else. */
function read(): Record<string, number> {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}')
    return Object.fromEntries(Object.entries(all ?? {}).filter(([, value]) => typeof value === 'number' && Number.isFinite(value)))
  } catch {
    return {}
  }
}
