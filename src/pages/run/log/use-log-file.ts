import { paths } from '../../../contract/routes'
import { type RunNode } from '../../../contract/run'
import { withBase } from '../../../lib/base-path'
import { useRun } from '../run-context'

/** The address of a node's log as a file. */
export function useLogFile(node: RunNode): string {
  const { reference } = useRun()
  return withBase(paths.apiLogFile(reference, node.key))
}
