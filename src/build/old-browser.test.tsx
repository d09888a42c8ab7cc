import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROUTES } from '../contract/routes'

const read = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8')
const html = read('index.html')
const scripts = Array.from(html.matchAll(/<script>([^]*?)<\/script>/g), ([, text = '']) => text)
const check = scripts.at(-1) ?? ''

const FEATURES = ['toSorted', 'isWellFormed', 'any', 'showPopover'] as const

/** Runs the check on the page, in a browser that has all features but one. */
function load(missing: string | null) {
  // A document of its own: other tests look for their elements in the body of this one.
  const page = document.implementation.createHTMLDocument()
  page.documentElement.innerHTML = html
  const [toSorted, isWellFormed, any, showPopover] = FEATURES.map((name) =>
    name === missing ? undefined : () => undefined,
  )
  const abortSignal = Object.assign(() => undefined, { any })
  // oxlint-disable-next-line typescript/no-implied-eval -- as the browser runs it
  const run = new Function('document', 'Array', 'String', 'AbortSignal', 'HTMLElement', check)
  run(page, { prototype: { toSorted } }, { prototype: { isWellFormed } }, abortSignal, {
    prototype: { showPopover },
  })
  return {
    hasRoot: page.querySelector('#root') !== null,
    isTold: page.querySelector('#old-browser')?.hasAttribute('hidden') === false,
    // What the script of a wall looks for before it reloads.
    mayReload: page.querySelector('.unloaded') !== null,
  }
}

it.each(FEATURES)('a browser without %s is told so, and is not reloaded', (name) => {
  expect(load(name)).toEqual({ hasRoot: false, isTold: true, mayReload: false })
})

it('a browser that has all features starts the app', () => {
  expect(load(null)).toEqual({ hasRoot: true, isTold: false, mayReload: true })
})

it('the page asks the route of the server whether it is ready', () => {
  expect(html).toContain(`new URL('${ROUTES.ready.slice(1)}',`)
})

it('the check is a script that old browsers can read', () => {
  expect(check).toContain('old-browser')
  expect(check).not.toMatch(/=>|\b(?:const|let|async|class)\b|\?\.|\?\?|`/)
})

it('page, README and build name the same versions', () => {
  const versions = (text: string) =>
    ['chrome', 'edge', 'firefox', 'safari'].map((name) => {
      const match = new RegExp(`${name}(?: (?:or|或) Edge)? ?([\\d.]+)`, 'i').exec(text)
      return match?.[1]
    })
  const target = versions(/target: \[.*safari.*\]/.exec(read('vite.config.ts'))?.[0] ?? '')
  expect(target).not.toContain(undefined)
  const sentences = Array.from(
    html.matchAll(/<p lang="[\w-]+">\s*([^<]*Firefox[^<]*)<\/p>/g),
    ([, text = '']) => text,
  )
  expect(sentences).toHaveLength(2)
  for (const text of [...sentences, /Browsers: .*/.exec(read('README.md'))?.[0] ?? ''])
    expect(versions(text), text).toEqual(target)
})

it.each([
  ['none is chosen', '', () => null, undefined],
  ['this device has one', '', () => 'dark', 'dark'],
  ['the address has another', '?theme=light', () => 'dark', 'light'],
  ['it is that of the system', '?theme=auto', () => 'dark', undefined],
  [
    'storage is denied',
    '',
    () => {
      throw new Error('denied')
    },
    undefined,
  ],
])('the theme stands before the first paint: %s', (_, search, getItem, expected) => {
  const page = document.implementation.createHTMLDocument()
  page.head.innerHTML = '<link rel="icon" href="http://nodeline.example/favicon.svg">'
  // oxlint-disable-next-line typescript/no-implied-eval -- as the browser runs it
  const run = new Function('document', 'location', 'localStorage', scripts[0] ?? '')
  run(page, { search }, { getItem })
  expect(page.documentElement.dataset['theme']).toBe(expected)
})
