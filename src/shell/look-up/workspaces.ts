import { isWorkspace } from '../../contract/run-ref'
import { createStored } from '../../lib/stored'
import { recentRuns } from './recent-runs'

const MOST = 12

const chosen = createStored('workspaces', (stored): string[] =>
  Array.isArray(stored) ? stored.filter((id) => typeof id === 'string' && isWorkspace(id)) : [],
)

/** The workspaces that were opened in this browser, the latest choices first. */
export const listWorkspaces = (): string[] =>
  [...new Set([...chosen.read(), ...recentRuns().map(({ workspace }) => workspace)])].slice(0, MOST)

/** Remembers that the user has chosen a workspace. */
export function addWorkspace(id: string): void {
  if (id === '') return
  chosen.write([id, ...chosen.read().filter((other) => other !== id)].slice(0, MOST))
}
