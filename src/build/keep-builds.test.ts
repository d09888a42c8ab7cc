import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepBuilds, settle, withNewest } from './keep-builds'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'builds-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const filesIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
    .toSorted()

function put(...files: string[]) {
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), file)
  }
}

/** A build of one script, as the folder is when it has been made. */
async function make(name: string, ...others: string[]) {
  const files = ['index.html', `assets/index-${name}.js`]
  put(...files, ...others)
  await settle(folder, files, others)
}

describe('the folder of the page', () => {
  it('holds the files of the last three builds, and one index', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await make(name)
    expect(filesIn(folder)).toEqual([
      '.builds.json',
      'assets/index-b.js',
      'assets/index-c.js',
      'assets/index-d.js',
      'index.html',
    ])
  })

  it('loses none of them to a build that is made again and again', async () => {
    for (const name of ['a', 'b', 'c', 'c', 'c']) await make(name)
    expect(filesIn(folder)).toContain('assets/index-a.js')
  })

  it('keeps a file for as long as one of its builds', async () => {
    for (const name of ['a', 'b', 'c']) {
      const files = ['assets/shared.js', `assets/index-${name}.js`]
      put(...files)
      await settle(folder, files, [])
    }
    await make('d')
    expect(filesIn(folder)).toContain('assets/shared.js')
    expect(filesIn(folder)).not.toContain('assets/index-a.js')
    await make('e')
    await make('f')
    expect(filesIn(folder)).not.toContain('assets/shared.js')
  })

  it('is rid of what no build made, and keeps what is copied into it', async () => {
    put('old.html', 'assets/stray.js', 'deep/er/x.txt')
    await make('a', 'favicon.svg')
    expect(filesIn(folder)).toEqual(['.builds.json', 'assets/index-a.js', 'favicon.svg', 'index.html'])
  })

  it.each(['', '{', 'null', '{"a":1}', '[1,["assets/index-z.js",2]]'])(
    'begins anew where its list reads %j',
    async (text) => {
      put('assets/index-z.js')
      writeFileSync(join(folder, '.builds.json'), text)
      await make('a')
      expect(JSON.parse(readFileSync(join(folder, '.builds.json'), 'utf8'))).toEqual([['assets/index-a.js']])
      expect(filesIn(folder)).not.toContain('assets/index-z.js')
    },
  )
})

it('a build that is gone back to is the newest', () => {
  expect(withNewest([['c'], ['b'], ['a']], ['a'])).toEqual([['a'], ['c'], ['b']])
})

it('two builds by the real tool leave one page and the scripts of both', async () => {
  const root = join(folder, 'root')
  mkdirSync(join(root, 'public'), { recursive: true })
  writeFileSync(join(root, 'public', 'robots.txt'), '')
  writeFileSync(join(root, 'index.html'), '<script type="module" src="/main.js"></script>')
  const outDir = join(folder, 'out')
  for (const words of ['one', 'two']) {
    writeFileSync(join(root, 'main.js'), `console.log('${words}')`)
    await build({ root, configFile: false, logLevel: 'silent', plugins: [keepBuilds()], build: { outDir } })
  }
  const files = filesIn(outDir)
  expect(files.filter((file) => file.startsWith('assets/'))).toHaveLength(2)
  expect(files.filter((file) => !file.startsWith('assets/'))).toEqual([
    '.builds.json',
    'index.html',
    'robots.txt',
  ])
})
