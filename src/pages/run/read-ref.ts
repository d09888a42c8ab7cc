import { type RunRef } from '../../contract/run-ref'

/** The run that an address names, unchecked: the router has decoded its parts once. Two workspaces are none that can be. */
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
