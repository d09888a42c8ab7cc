import { type Run, type RawField } from '../../../contract/run'

/** The run as it was read, which the findings are about. */
export type ReadRun = Omit<Run, 'findings'>
export type Where = { nodes: number; example: string }

/** The raw fields hold everything, so findings cut long texts and lists. */
const MAX_TEXT = 200
export const MAX_PER_KIND = 50

export const cut = (text: string): string =>
  text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT).toWellFormed()}…` : text

/** For a finding about the run itself. */
export const RUN_ITSELF: Where = { nodes: 0, example: '' }

/** Counts the nodes that match and names the first of them; null when there is none. */
export function countNodes<N extends { key: string }>(
  nodes: readonly N[],
  matches: (node: N, index: number) => boolean,
): Where | null {
  const found = nodes.filter(matches)
  return found[0] === undefined ? null : { nodes: found.length, example: found[0].key }
}

/** The exact text of a field: as it was kept, or as the read value prints. */
export function fieldText(raw: readonly RawField[], name: string, value: unknown): string {
  const kept = raw.findLast(([field]) => field === name)
  return cut(kept === undefined ? JSON.stringify(value) : kept[1])
}

/** Removes the quotes: `"34765"` and `34765` are the same id. */
export const unquote = (text: string): string => (/^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : text)
