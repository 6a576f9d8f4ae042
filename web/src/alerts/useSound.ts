import { onScopeDispose, ref, type Ref } from 'vue'
import { useKept } from '../ui/useKept'

export interface Sound {
  readonly on: Readonly<Ref<readonly string[]>>
  /** The browser keeps silent until the reader has touched the page. */
  readonly waits: Readonly<Ref<boolean>>
  turn(on: boolean): void
  /** Two short tones, if the reader wants them and what they tell of happened just now. */
  ring(at: number): void
}

/** A tone for what is older would mislead. */
const FRESH_MS = 5_000
const TONES = [880, 1_320] as const
const TONE_S = 0.12

export function useSound(): Sound {
  const on = useKept('omnidepth-alerts-sound', ['off'], ['on', 'off'])
  const waits = ref(false)
  let context: AudioContext | undefined

  async function wake(): Promise<void> {
    if (!on.value.includes('on')) return
    context ??= new AudioContext()
    await context.resume().catch(() => undefined)
    waits.value = context.state !== 'running'
  }

  function play(): void {
    if (context === undefined) return
    TONES.forEach((tone, i) => {
      const { currentTime } = context as AudioContext
      const [oscillator, gain] = [(context as AudioContext).createOscillator(), (context as AudioContext).createGain()]
      const start = currentTime + i * TONE_S * 1.3
      oscillator.frequency.value = tone
      gain.gain.setValueAtTime(0, start)
      gain.gain.linearRampToValueAtTime(0.2, start + 0.01)
      gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_S)
      oscillator.connect(gain).connect((context as AudioContext).destination)
      oscillator.start(start)
      oscillator.stop(start + TONE_S)
    })
  }

  const touched = () => void wake()
  addEventListener('pointerdown', touched)
  addEventListener('keydown', touched)
  onScopeDispose(() => {
    removeEventListener('pointerdown', touched)
    removeEventListener('keydown', touched)
    void context?.close()
  })

  return {
    on,
    waits,
    turn: wanted => {
      on.value = [wanted ? 'on' : 'off']
      // The reader hears what it will be.
      if (wanted) void wake().then(play)
    },
    ring: at => {
      if (on.value.includes('on') && Date.now() - at < FRESH_MS) void wake().then(() => !waits.value && play())
    }
  }
}
