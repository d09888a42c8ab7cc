import { type Run, type RawField } from '../../../contract/run'

/** What the findings are made of: how texts and nodes are named in them. */
export type Read = Omit<Run, 'findings'>
export type Where = { nodes: number; example: string }

/** Findings are for reading and the raw fields hold everything, so long texts and long lists are cut here. */
const MAX_TEXT = 200
export const MAX_PER_KIND = 50

export const cut = (text: string): string =>
  text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT).toWellFormed()}…` : text

/** Where a finding is about the instance itself. */
export const HERE: Where = { nodes: 0, example: '' }

/** The nodes that `pick` takes, counted, with the first of them named; null when there is none. */
export function where<N extends { key: string }>(
  nodes: readonly N[],
  pick: (node: N, index: number) => boolean,
): Where | null {
  const found = nodes.filter(pick)
  return found[0] === undefined ? null : { nodes: found.length, example: found[0].key }
}

/** The exact text of a field: as it was kept, or as the value that was read prints. */
export function textOf(raw: readonly RawField[], name: string, value: unknown): string {
  const kept = raw.findLast(([field]) => field === name)
  return cut(kept === undefined ? JSON.stringify(value) : kept[1])
}

/** What an id looks like in words: `"34765"` and `34765` are the same id. */
export const bare = (text: string): string => (/^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : text)
