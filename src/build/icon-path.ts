type Attributes = Readonly<Record<string, string>>

/** An element of an icon, as lucide's files have it. */
export type Shape = readonly [tag: string, attributes: Attributes]

const MOVE = /^m\s*(-?[\d.]+)[\s,]*(-?(?:\d+\.?\d*|\.\d+))\s*/

/** Behind another path, a relative first step would begin where that one ends. */
const startAbsolute = (d: string): string =>
  d.replace(MOVE, (whole, x: string, y: string) => {
    const next = d.charAt(whole.length)
    return `M${x} ${y}${/[a-z]/i.test(next) || next === '' ? '' : 'l'}`
  })

function ellipse(cx: string, cy: string, rx: number, ry: number): string {
  const half = `a${rx} ${ry} 0 1 0 `
  return `M${Number(cx) - rx} ${cy}${half}${2 * rx} 0${half}${-2 * rx} 0`
}

function rect({ x = '0', y = '0', width, height, rx, ry }: Attributes): string {
  const [a, b] = [Number(rx ?? ry ?? 0), Number(ry ?? rx ?? 0)]
  const [w, h] = [Number(width) - 2 * a, Number(height) - 2 * b]
  if (a === 0) return `M${x} ${y}h${w}v${h}h${-w}z`
  const corner = (dx: number, dy: number) => `a${a} ${b} 0 0 1 ${dx} ${dy}`
  return `M${Number(x) + a} ${y}h${w}${corner(a, b)}v${h}${corner(-a, b)}h${-w}${corner(-a, -b)}v${-h}${corner(a, -b)}z`
}

const DRAW: Readonly<Record<string, (attributes: Attributes) => string>> = {
  path: ({ d = '' }) => startAbsolute(d),
  circle: ({ cx = '0', cy = '0', r }) => ellipse(cx, cy, Number(r), Number(r)),
  ellipse: ({ cx = '0', cy = '0', rx, ry }) => ellipse(cx, cy, Number(rx), Number(ry)),
  rect,
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  polyline: ({ points }) => `M${points}`,
  polygon: ({ points }) => `M${points}z`,
}

/**
 * The strokes of an icon as one path. A dot that is filled as well has a radius within the stroke's width, which fills it.
 */
export const iconPath = (shapes: readonly Shape[]): string =>
  shapes
    .map(([tag, attributes]) => {
      const draw = DRAW[tag]
      if (!draw) throw new Error(`An icon has an element <${tag}>, which icon-path.ts does not know.`)
      return draw(attributes)
    })
    .join('')

const SHAPE = /\[\s*"(\w+)",\s*\{([^}]*)\}\s*\]/g
const ATTRIBUTE = /"?([\w-]+)"?: "([^"]*)"/g

/** Those in the file of an icon; none in one that only names another. */
export const readShapes = (code: string): Shape[] =>
  [...code.matchAll(SHAPE)].map(([, tag = '', attributes = '']) => [
    tag,
    Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value])),
  ])
