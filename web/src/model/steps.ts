/** The least of 1, 2 or 5 times a power of ten that is at least so much. */
export function roundStep(least: number): number {
  const enough = least * (1 - 1e-12)
  const power = Math.floor(Math.log10(enough))
  return [1, 2, 5].map(digit => Number(`${digit}e${power}`)).find(step => step >= enough) ?? Number(`1e${power + 1}`)
}
