import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A page to be measured: Nodeline, what others would draw the same rows with, or the floor under all of them. */
export interface Contender {
  id: 'nodeline' | 'floor' | 'recharts' | 'vis-timeline'
  name: string
  /** The address of its page for an answer at `api`, both as paths. */
  pathOf: (api: string) => string
  bars: string
  /** What its rows stand in. */
  rows: string
  /** It draws rows, so scrolling them says something. */
  hasRows: boolean
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

export const CONTENDERS: readonly Contender[] = [
  {
    id: 'nodeline',
    name: '**Nodeline**',
    bars: 'tbody .bar',
    rows: 'tbody',
    hasRows: true,
    pathOf: (api) => api.replace(/^\/api/, ''),
  },
  peer('floor', 'an empty React page', '#root .bar'),
  peer('recharts', 'recharts, all rows', '#root .recharts-bar-rectangle path'),
  peer('vis-timeline', 'vis-timeline', '#root .vis-item'),
]

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
