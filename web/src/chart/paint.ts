/** Puts marks on a canvas. */
import type { Stairs } from './curve'
import type { Mark } from './mark'

/** The plot's place on the canvas, in its pixels. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** Every mark but the words. */
export function paint(ctx: CanvasRenderingContext2D, marks: readonly Mark[], place: Place): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(place.left, place.top, place.width, place.height)
  ctx.clip()
  drawn(ctx, marks, place)
  ctx.restore()
}

function drawn(ctx: CanvasRenderingContext2D, marks: readonly Mark[], place: Place): void {
  const foot = place.top + place.height
  const closed = (path: Stairs) => close(trace(path), path, foot)
  for (const mark of marks) {
    ctx.globalAlpha = 1
    switch (mark.kind) {
      case 'area':
        ctx.globalAlpha = mark.opacity
        ctx.fillStyle = mark.colour
        area(ctx, closed(mark.path), mark.edge, place)
        break
      case 'line':
        ctx.strokeStyle = mark.colour
        ctx.lineWidth = mark.width * place.ratio
        ctx.setLineDash(mark.dash.map(length => length * place.ratio))
        ctx.stroke(trace(mark.path))
        break
      case 'veil':
        ctx.save()
        ctx.clip(closed(mark.path))
        ctx.globalAlpha = mark.opacity
        ctx.fillStyle = mark.colour
        ctx.fillRect(mark.from, place.top, mark.to - mark.from, place.height)
        ctx.restore()
        break
      case 'bar':
        ctx.globalAlpha = mark.opacity
        ctx.fillStyle = mark.colour
        ctx.fillRect(mark.from, mark.top, mark.to - mark.from, mark.foot - mark.top)
        break
      case 'zone':
        ctx.globalAlpha = mark.opacity
        ctx.fillStyle = mark.colour
        ctx.fillRect(mark.from, place.top, mark.to - mark.from, place.height)
        break
      case 'upright':
        ctx.strokeStyle = mark.colour
        ctx.lineWidth = (mark.width ?? 1) * place.ratio
        ctx.setLineDash(mark.dash.map(length => length * place.ratio))
        ctx.beginPath()
        ctx.moveTo(Math.round(mark.x) + 0.5, mark.from)
        ctx.lineTo(Math.round(mark.x) + 0.5, mark.to)
        ctx.stroke()
        break
      case 'words':
        break
    }
  }
}

function area(ctx: CanvasRenderingContext2D, path: Path2D, edge: string | undefined, { ratio }: Place): void {
  ctx.fill(path)
  if (edge === undefined) return
  ctx.globalAlpha = 1
  ctx.strokeStyle = edge
  ctx.lineWidth = ratio
  ctx.setLineDash([])
  ctx.stroke(path)
}

function trace(path: Stairs): Path2D {
  const made = new Path2D()
  for (let i = 0; i < path.length; i += 2) {
    if (i === 0) made.moveTo(path[i] ?? 0, path[i + 1] ?? 0)
    else made.lineTo(path[i] ?? 0, path[i + 1] ?? 0)
  }
  return made
}

function close(made: Path2D, path: Stairs, foot: number): Path2D {
  if (path.length > 0) {
    made.lineTo(path[path.length - 2] ?? 0, foot)
    made.lineTo(path[0] ?? 0, foot)
    made.closePath()
  }
  return made
}
