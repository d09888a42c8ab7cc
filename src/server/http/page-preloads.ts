import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { html } from 'hono/html'
import { type Preloads } from '../../contract/preloads'

/** The chunks of a build, by source file where the page loads them on demand: what Vite calls a manifest. */
type Manifest = Readonly<Record<string, Chunk>>

interface Chunk {
  file: string
  css?: readonly string[]
  /** The chunks that it imports, by their keys in the manifest. */
  imports?: readonly string[]
}

/** A build without a manifest works as well; its pages load a little later. */
export const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8').catch(() => '{}'))

/** The chunks of some modules and all that these import, but for those that the HTML names already. */
function findChunks(modules: readonly string[], manifest: Manifest): Chunk[] {
  const seen = new Set(['index.html', ...(manifest['index.html']?.imports ?? [])])
  const visit = (key: string): Chunk[] => {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) return []
    seen.add(key)
    return [chunk, ...(chunk.imports ?? []).flatMap(visit)]
  }
  return modules.flatMap(visit)
}

/** The HTML of a page with links to what its script will ask for. */
export async function addPreloads(
  page: string,
  { requests, modules }: Preloads,
  manifest: Manifest,
  basePath: string,
): Promise<string> {
  const chunks = findChunks(modules, manifest)
  const styles = chunks.flatMap(({ css = [] }) => css)
  // Asked for as `fetch` does, or the browser would ask twice.
  const data = await html`${requests.map(
    (path) => html`<link rel="preload" as="fetch" crossorigin href="${basePath}${path}" /> `,
  )}`
  // As Vite's loader adds them, behind the style sheet of all pages, whose rules they may replace.
  const files = await html`${[
    ...chunks.map(({ file }) => html`<link rel="modulepreload" crossorigin href="${basePath}/${file}" /> `),
    ...styles.map((file) => html`<link rel="stylesheet" crossorigin href="${basePath}/${file}" /> `),
  ]}`
  return page.replace('<title', () => `${data}<title`).replace('</head>', () => `${files}</head>`)
}
