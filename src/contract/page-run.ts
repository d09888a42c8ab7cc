import { matchRoute } from './routes.ts'
import { type RunRef, invalidPart } from './run-ref.ts'
import { parseWallParams } from './wall-params.ts'

/** The run that an address names, unchecked: its parts were decoded once. Two workspaces in one address are invalid. */
export function readRef(
  params: Readonly<Record<string, string | undefined>>,
  search: URLSearchParams,
): RunRef {
  const workspaces = search.getAll('workspace')
  return {
    job: params['job'] ?? '',
    id: params['id'] ?? '',
    workspace: workspaces.length > 1 ? workspaces.join(' ') : (workspaces[0] ?? ''),
  }
}

/** The run that the page at a path asks for. Null on a page about no run, and for a run that cannot exist. */
export function findPageRun(path: string, search: URLSearchParams): RunRef | null {
  const match = matchRoute(path.replace(/\/$/, ''))
  const { job, id } = (match?.name === 'run' && match.run) || {}
  const ref = readRef({ job: job ?? '', id: id ?? '' }, search)
  return invalidPart(ref) === null ? ref : null
}

/** Whether a page is that of the code of a screen, which has no session. */
export const isCodePage = (path: string, search: URLSearchParams): boolean =>
  matchRoute(path.replace(/\/$/, ''))?.name === 'pair' && parseWallParams(search).on
