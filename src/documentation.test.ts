import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LINK_PICTURES_PREFIX, ROUTES, isApiPath, isProbePath } from './contract/routes'

// What the READMEs say that can be checked against the code.

const FILES = [
  ...readdirSync('.'),
  ...['src', 'e2e'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name)),
  ),
]
const READMES = FILES.filter((name) => posix.basename(name) === 'README.md').map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))
const readme = (folder: string): string => readFileSync(posix.join(folder, 'README.md'), 'utf8')
const SERVER = readme('src/server')

/** Of "Adding a resource". */
const EXAMPLE = /\bconnections\b/

const findAll = (text: string, pattern: RegExp): string[] =>
  [...new Set(Array.from(text.matchAll(pattern), ([, found = '']) => found))].toSorted()

/** Rows of tables: what their first cell names. */
const firstCells = (text: string): string => findAll(text, /^\| (`.*?`[^|]*)\|/gm).join('\n')

it('the map names each folder of the code and of the server', () => {
  const [, map = ''] = readme('src').split('```')
  const foldersOf = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  expect(findAll(map, /^([\w-]+)\//gm)).toEqual(foldersOf('src').toSorted())
  expect(findAll(map, /^ {2}([\w-]+)\//gm)).toEqual(foldersOf('src/server').toSorted())
})

describe('the README of the server', () => {
  it('lists the settings that are read', () => {
    const files = FILES.filter((name) => /^src\/server\/settings\/[\w-]+\.ts$/.test(name))
    const source = files.map((name) => readFileSync(name, 'utf8')).join('\n')
    // A proxy has two spellings.
    const quoted = findAll(source, /'((?:[A-Z]+_)+[A-Z]+|HOST|PORT|https?_proxy)'/g)
    const read = new Set(quoted.map((name) => name.toUpperCase()))
    // Each secret may stand in a file, which the README says of all.
    const own = [...read].filter((name) => !(name.endsWith('_FILE') && read.has(name.slice(0, -5))))
    const listed = findAll(SERVER, /`((?:[A-Z]+_)+[A-Z]+|HOST|PORT)(?:=[^`]*)?`/g)
    expect(listed.filter((name) => name !== 'NODE_EXTRA_CA_CERTS')).toEqual(own.toSorted())
  })

  it('lists the routes of the API', () => {
    const routes = Object.values(ROUTES).filter(
      (path) => isApiPath(path) || isProbePath(path) || path.startsWith(LINK_PICTURES_PREFIX),
    )
    const listed = findAll(firstCells(SERVER), /(?:GET|POST) (\/[^`?]+)/g)
    expect(listed).toEqual(routes.toSorted())
  })
})

describe.each(READMES)('$path', ({ path, text }) => {
  it('links to files that exist', () => {
    const links = findAll(text, /\]\((?!https?:)([^)#]+)/g)
    const folder = posix.dirname(path)
    expect(links.filter((link) => !FILES.includes(posix.join(folder, link).replace(/\/$/, '')))).toEqual([])
  })

  it('names files that exist', () => {
    const named = findAll(text, /`([\w-]+(?:\/[\w.-]+)*\.(?:ts|tsx|css|md|jsonc))`/g)
    const real = named.filter((name) => !EXAMPLE.test(name))
    expect(real.filter((name) => !FILES.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([])
  })

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
    expect(findAll(text, /npm run ([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([])
  })
})
