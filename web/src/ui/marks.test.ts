import { describe, expect, it } from 'vitest'
import { DASHES, HUES, markOf, type Theme } from './marks'

type Triple = readonly [number, number, number]

/** Of linear light, for whom a kind of cones is missing. Machado, Oliveira and Fernandes 2009, severity 1. */
const VISIONS: Record<string, readonly [Triple, Triple, Triple]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
}
const GROUNDS: Record<Theme, string> = { dark: '#0d1117', light: '#ffffff' }
const THEMES = ['dark', 'light'] as const

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

function linear(colour: string): Triple {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return [r, g, b] as unknown as Triple
}

const luminance = (light: Triple) => dot(light, [0.2126, 0.7152, 0.0722])

/** CIE L*a*b* under D65. */
function lab(light: Triple): Triple {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = f(dot(light, [0.4124564, 0.3575761, 0.1804375]) / 0.95047)
  const y = f(dot(light, [0.2126729, 0.7151522, 0.072175]))
  const z = f(dot(light, [0.0193339, 0.119192, 0.9503041]) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function seen(colour: string, vision: readonly [Triple, Triple, Triple]): Triple {
  const light = linear(colour)
  return lab(vision.map(row => Math.min(1, Math.max(0, dot(row, light)))) as unknown as Triple)
}

const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

describe.each(THEMES)('the marks of venues on the %s ground', theme => {
  it.each(Object.entries(VISIONS))('differ for %s vision', (_, vision) => {
    const all = HUES.map(hue => seen(hue[theme], vision))
    const distances = all.flatMap((one, i) => all.slice(0, i).map(other => distance(one, other)))
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(20)
  })

  it('stand out from it', () => {
    const contrasts = HUES.map(hue => {
      const [low, high] = [luminance(linear(hue[theme])), luminance(linear(GROUNDS[theme]))].sort((a, b) => a - b) as [number, number]
      return (high + 0.05) / (low + 0.05)
    })
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(3)
  })
})

describe('a mark', () => {
  it('is one of 32', () => {
    const looks = new Set(HUES.flatMap((_, hue) => DASHES.map((__, dash) => JSON.stringify(markOf({ hue, dash })))))
    expect(looks.size).toBe(32)
  })

  it('has a look even where a later server has more of them', () => {
    expect(markOf({ hue: 9, dash: 5 })).toEqual(markOf({ hue: 1, dash: 1 }))
  })
})
