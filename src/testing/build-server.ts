import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

/** Below the root, where a build finds its packages. */
const RESULTS = join(import.meta.dirname, '..', '..', 'test-results')

/** The server as `npm run build` makes it, in a folder of its own: started from its sources, each process would compile them first. */
export async function buildServer(): Promise<{ folder: string; remove: () => Promise<void> }> {
  await mkdir(RESULTS, { recursive: true })
  const folder = await mkdtemp(join(RESULTS, 'server-'))
  await build({ logLevel: 'error', build: { ssr: true, outDir: folder } })
  return { folder, remove: () => rm(folder, { recursive: true }) }
}
