import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { precompress } from '../../src/build/precompress'
import { DIST } from './product'

/** A page to be measured: Nodeline, what others would draw the same rows with, or the floor under all of them. */
export interface Contender {
  id: 'nodeline' | 'without-insight' | 'wall' | 'wall-jobs' | 'jobs' | 'floor' | 'recharts' | 'vis-timeline'
  name: string
  /** The address of its page for an answer at `api`, both as paths. */
  pathOf: (api: string) => string
  bars: string
  /** What its rows stand in. */
  rows: string
  /** It draws rows, so scrolling them says something. */
  hasRows: boolean
  /** No larger run is given to it. */
  most?: number
  /** Requests that do not leave the page. */
  blocked?: string[]
}

const PEERS = '/peers/'

const peer = (id: Contender['id'], name: string, bars: string): Contender => ({
  id,
  name,
  bars,
  rows: '#root',
  hasRows: id !== 'floor',
  pathOf: (api) => `${PEERS}?${new URLSearchParams({ peer: id, api }).toString()}`,
})

export const NODELINE: Contender = {
  id: 'nodeline',
  name: '**Nodeline**',
  bars: 'tbody .bar',
  rows: 'tbody',
  hasRows: true,
  pathOf: (api) => api.replace(/^\/api/, ''),
}

export const FLOOR = peer('floor', 'an empty React page', '#root .bar')

export const CONTENDERS: readonly Contender[] = [
  NODELINE,
  { ...NODELINE, id: 'without-insight', name: 'Nodeline without insight', blocked: ['*/insight*'] },
  FLOOR,
  peer('recharts', 'recharts, all rows', '#root .recharts-bar-rectangle path'),
  // Takes over 20 s for a poll of 200.
  { ...peer('vis-timeline', 'vis-timeline', '#root .vis-item'), most: 25 },
]

/** Not compared with others: they have no wall. */
export const WALL: Contender = {
  id: 'wall',
  name: 'the wall',
  bars: '.wall-row',
  rows: '.wall-rows',
  hasRows: false,
  pathOf: (api) => `${api.replace(/^\/api/, '')}?wall=1`,
}

/** A wall of several jobs, which its address names. */
export const WALL_JOBS: Contender = {
  id: 'wall-jobs',
  name: 'the wall of jobs',
  bars: '.wj-row, .wj-tile',
  rows: '.wj-body',
  hasRows: false,
  pathOf: (api) => api.replace(/^\/api/, ''),
}

/** The list of jobs; not compared with others either. */
export const JOBS: Contender = {
  id: 'jobs',
  name: 'the list of jobs',
  bars: 'tr[data-key^="row "]',
  rows: 'tbody',
  hasRows: true,
  pathOf: (api) => api.replace(/^\/api/, ''),
}

/** The empty React page on its own, to be loaded from the server of the product. */
export const EMPTY: Contender = {
  id: 'floor',
  name: 'an empty React page',
  bars: '#root .bar',
  rows: '#root',
  hasRows: false,
  pathOf: (api) => `/?${new URLSearchParams({ api }).toString()}`,
}

/** Builds the pages of the peers into a folder of its own and gives it. */
export async function buildPeers(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'nodeline-bench-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('peers', import.meta.url)),
    base: PEERS,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2_000 },
  })
  return outDir
}

/** Builds the server of the product with the empty page in place of its own, beside it since it needs its packages. Gives the folder. */
export async function buildEmpty(): Promise<string> {
  const folder = await mkdtemp(resolve(DIST, 'bench-'))
  await cp(join(DIST, 'server'), join(folder, 'server'), { recursive: true })
  await build({
    configFile: false,
    root: fileURLToPath(new URL('peers/empty', import.meta.url)),
    logLevel: 'warn',
    plugins: [precompress()],
    build: {
      outDir: join(folder, 'client'),
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
    },
  })
  return folder
}
