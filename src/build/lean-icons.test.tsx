import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type LucideIcon } from 'lucide-react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createIcon, type IconData } from './create-icon'

interface IconFile {
  default: LucideIcon
  __iconData: IconData & { size: number }
}

const FOLDER = join(import.meta.dirname, '../../node_modules/lucide-react/dist/esm/icons')
/** Every fiftieth of two thousand, without those that only name another one. */
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.mjs'))
  .filter((_, index) => index % 50 === 0)

/** Without lucide's names of classes, which no style uses. */
const attributesOf = (markup: string) =>
  markup
    .replaceAll(/lucide[\w-]* /g, '')
    .split(/(?= [\w-]+="|<)/)
    .toSorted()

it('draws an icon as lucide does', async () => {
  let drawn = 0
  for (const file of files) {
    const { default: Icon, __iconData: data } = (await import(join(FOLDER, file))) as IconFile
    if (!data) continue
    const Own = createIcon(data)
    const props = { size: '1em', strokeWidth: 1.75, className: 'shrink-0' }
    expect(attributesOf(renderToStaticMarkup(<Own {...props} />))).toEqual(
      attributesOf(renderToStaticMarkup(<Icon {...props} />)),
    )
    drawn += 1
  }
  expect(drawn).toBeGreaterThan(20)
})
