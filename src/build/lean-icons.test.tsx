import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type LucideIcon } from 'lucide-react'
import { expect, it } from 'vitest'
import { createIcon } from './create-icon'
import { iconPath, readShapes } from './icon-path'

const FOLDER = join(import.meta.dirname, '../../node_modules/lucide-react/dist/esm/icons')
const all = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => join(FOLDER, name))

const shapesOf = (file: string) => readShapes(readFileSync(file, 'utf8'))

/** The opacity of each pixel, from 0 to 255. */
function drawPixels(icon: ReactElement): number[] {
  const svg = new Resvg(renderToStaticMarkup(icon), { fitTo: { mode: 'width', value: 96 } })
  return Array.from(svg.render().pixels).filter((_, at) => at % 4 === 3)
}

/** What two strokes cover of a pixel that holds an edge of both may count twice: a quarter of it at most. */
const MAX_DIFFERENCE = 64

it('draws an icon as lucide does, with one path', async () => {
  // Every fiftieth of two thousand, without those that only name another one.
  const files = all.filter((file, index) => index % 50 === 0 && shapesOf(file).length > 0)
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const { default: Icon } = (await import(file)) as { default: LucideIcon }
    const Own = createIcon(iconPath(shapesOf(file)))
    const theirs = drawPixels(<Icon size={24} strokeWidth={1.75} />)
    const differences = drawPixels(<Own size={24} strokeWidth={1.75} />).map((alpha, at) =>
      Math.abs(alpha - (theirs[at] ?? Number.NaN)),
    )
    expect(Math.max(...differences), file).toBeLessThanOrEqual(MAX_DIFFERENCE)
  }
})

it.each(['circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon', 'path'])(
  'draws a <%s> as browsers do',
  (tag) => {
    const file = all.find((one) => shapesOf(one).some(([name]) => name === tag)) ?? ''
    const shapes = shapesOf(file).filter(([name]) => name === tag)
    const svg = (content: ReactElement) => (
      <svg
        xmlns="http://www.w3.org/2000/svg"
        viewBox="0 0 24 24"
        fill="none"
        stroke="black"
        strokeWidth={1.75}
      >
        {content}
      </svg>
    )
    const theirs = drawPixels(
      svg(<>{shapes.map(([name, attributes], at) => createElement(name, { ...attributes, key: at }))}</>),
    )
    const ours = drawPixels(svg(<path d={iconPath(shapes)} />))
    expect(Math.max(...theirs)).toBeGreaterThan(0)
    expect(
      Math.max(...ours.map((alpha, at) => Math.abs(alpha - (theirs[at] ?? Number.NaN)))),
    ).toBeLessThanOrEqual(MAX_DIFFERENCE)
  },
)
