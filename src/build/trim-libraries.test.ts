import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { isIconFactory, trimRouter } from './trim-libraries'

const modules = join(dirname(createRequire(import.meta.url).resolve('react-router/package.json')), '..')

it('the router that is installed looks as it is expected to', () => {
  const folder = join(modules, 'react-router/dist/production')
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'))
  const code = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const trimmed = files.map((name) => trimRouter(readFileSync(join(folder, name), 'utf8'))).join('\n')
  for (const held of [
    /^Form\.displayName/m,
    / = React\d*\.forwardRef\(/,
    /createElement\(PrefetchPageLinks,/,
  ]) {
    expect(code).toMatch(held)
    expect(trimmed).not.toMatch(held)
  }
})

it('icons are made by a factory at the expected place, from their drawing on a grid of 24', () => {
  const folder = join(modules, 'lucide-react/dist/esm')
  const file = readdirSync(folder).find((name) => isIconFactory(join(folder, name)))
  expect(file).toBe('createLucideIcon.mjs')
  const icon = readFileSync(join(folder, 'icons/copy.mjs'), 'utf8')
  expect(icon).toContain("import createLucideIcon from '../createLucideIcon.mjs'")
  expect(icon).toMatch(/size: 24,\s+node: \[\s+\["rect", \{/)
  expect(icon).toContain('createLucideIcon(__iconData)')
})
