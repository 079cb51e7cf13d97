/** A shape of the icon, on a field of 1024 by 1024 units; later ones lie above earlier ones. */
export type IconShape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly radius: number
      readonly fill: string
    }
  | {
      readonly kind: 'polygon'
      readonly points: readonly (readonly [number, number])[]
      readonly fill: string
    }

const field = 1024

const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: string,
): IconShape => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  radius,
  fill,
})

const night = '#16324f'
const paper = '#f4f7fb'
const wire = '#2f80c2'
const signal = '#f2994a'

/** A message whose inside is a PDU's fields. */
const iconShapes: readonly IconShape[] = [
  box(64, 64, 896, 896, 200, night),
  box(192, 224, 640, 448, 96, paper),
  {
    kind: 'polygon',
    points: [
      [312, 640],
      [312, 832],
      [504, 640],
    ],
    fill: paper,
  },
  box(280, 312, 464, 64, 32, wire),
  box(280, 416, 288, 64, 32, wire),
  box(608, 416, 136, 64, 32, signal),
  box(280, 520, 160, 64, 32, signal),
  box(480, 520, 264, 64, 32, wire),
]

export function iconSvg(shapes: readonly IconShape[] = iconShapes): string {
  const elements = shapes.map((shape) =>
    shape.kind === 'box'
      ? `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" fill="${shape.fill}"/>`
      : `<polygon points="${shape.points.map((point) => point.join(',')).join(' ')}" fill="${shape.fill}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${field} ${field}">\n  <title>SMPP Workbench</title>\n  ${elements.join('\n  ')}\n</svg>\n`
}

/** RGBA octets of the icon, `size` by `size` pixels; edges are smoothed by several samples in each pixel. */
export function iconPixels(size: number, shapes: readonly IconShape[] = iconShapes): Uint8Array {
  // A large pixel grid is smooth enough with fewer.
  const samples = size >= 512 ? 2 : 4
  const step = field / size / samples
  const colours = shapes.map((shape) =>
    [1, 3, 5].map((at) => Number.parseInt(shape.fill.slice(at, at + 2), 16)),
  )
  const pixels = new Uint8Array(size * size * 4)
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    const sum = [0, 0, 0]
    let covered = 0
    for (let sample = 0; sample < samples * samples; sample += 1) {
      const x = ((pixel % size) * samples + (sample % samples) + 0.5) * step
      const y = (Math.floor(pixel / size) * samples + Math.floor(sample / samples) + 0.5) * step
      const top = colours[topmost(shapes, x, y)]
      if (top === undefined) continue
      covered += 1
      for (const [channel, value] of top.entries()) sum[channel] = (sum[channel] ?? 0) + value
    }
    if (covered === 0) continue
    for (const [channel, value] of sum.entries()) pixels[pixel * 4 + channel] = Math.round(value / covered)
    pixels[pixel * 4 + 3] = Math.round((255 * covered) / (samples * samples))
  }
  return pixels
}

function topmost(shapes: readonly IconShape[], x: number, y: number): number {
  for (let index = shapes.length - 1; index >= 0; index -= 1) {
    const shape = shapes[index]
    if (shape !== undefined && isInside(shape, x, y)) return index
  }
  return -1
}

function isInside(shape: IconShape, x: number, y: number): boolean {
  if (shape.kind === 'polygon') return isInsidePolygon(shape.points, x, y)
  const fromCentreX = Math.abs(x - shape.x - shape.width / 2) - (shape.width / 2 - shape.radius)
  const fromCentreY = Math.abs(y - shape.y - shape.height / 2) - (shape.height / 2 - shape.radius)
  return Math.hypot(Math.max(fromCentreX, 0), Math.max(fromCentreY, 0)) <= shape.radius
}

/** Counts the edges that a ray to the left crosses. */
function isInsidePolygon(points: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false
  for (const [index, [x1, y1]] of points.entries()) {
    const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1]
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
  }
  return inside
}
