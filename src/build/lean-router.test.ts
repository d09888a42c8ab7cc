import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dropNames } from './lean-router'

const FOLDER = join(import.meta.dirname, '../../node_modules/react-router/dist/production')

it('finds in the installed router what keeps its unused parts', () => {
  const code = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
    .find((text) => text.includes('function LinkWithRef('))
  const lean = dropNames(code ?? '')
  expect(code).toMatch(/^Form\.displayName = /m)
  expect(lean).not.toMatch(/^\w+\.displayName = /m)
  expect(lean).toMatch(/^var Form = \/\* @__PURE__ \*\/ React/m)
  expect(lean).not.toMatch(/ = React\d*\.forwardRef\(/)
})
