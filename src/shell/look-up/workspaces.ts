import { isWorkspace } from '../../contract/run-ref'
import { readStored, writeStored } from '../../lib/storage'
import { recentRuns } from './recent-runs'

const NAME = 'workspaces'
const MOST = 12

/** What is stored may be of another build, or edited: it is checked. */
function readChosen(): string[] {
  try {
    const kept: unknown = JSON.parse(readStored(NAME) ?? '[]')
    const list: unknown[] = Array.isArray(kept) ? kept : []
    return list.filter((id): id is string => typeof id === 'string' && isWorkspace(id))
  } catch {
    return []
  }
}

/** The workspaces that were opened in this browser, the latest choices first. */
export const listWorkspaces = (): string[] =>
  [...new Set([...readChosen(), ...recentRuns().map(({ workspace }) => workspace)])].slice(0, MOST)

/** Remembers that the user has chosen a workspace. */
export function addWorkspace(id: string): void {
  if (id === '') return
  writeStored(NAME, JSON.stringify([id, ...readChosen().filter((other) => other !== id)].slice(0, MOST)))
}
