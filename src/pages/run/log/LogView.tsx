import { useState } from 'react'
import { type LogRange } from '../../../contract/log-range'
import { type RunNode } from '../../../contract/run'
import { isLiveNode } from '../../../model/run/duration'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { useRun } from '../run-context'
import './log.css'
import { useLogLink } from './log-link'
import { NoLines } from './NoLines'
import { type LogRoom } from './log-room'
import { OpenLog } from './OpenLog'
import { useHeldLog } from './use-held-log'
import { useLineLinks } from './use-line-links'

interface LogViewProps {
  node: RunNode
  place: LogRoom
  /** In the head of a sheet, the element for what can be done with the lines. */
  headTools: HTMLElement | null
}

const AT_END: LogRange = { kind: 'end' }

/** The log of a node: its lines, or why there are none. */
export function LogView({ node, place, headTools }: LogViewProps) {
  const { actualRun: run, reference, view, causes, change } = useRun()
  const links = useLineLinks()
  const { findPlace } = useLogLink()
  const isLive = isLiveNode(node, run)
  const cause = causes.get(node.key) ?? null
  const [first] = useState((): LogRange => {
    const left = findPlace(node.key, place)
    if (left !== null) return { kind: 'from-byte', byte: left }
    const { target } = links
    if (target?.kind === 'lines') return { kind: 'from-line', line: target.from }
    if (target) return { kind: 'from-byte', byte: target.byte }
    if (cause?.cause && !isLive) return { kind: 'from-byte', byte: cause.cause.byte }
    return { kind: 'end' }
  })
  const held = useHeldLog({ run: reference, node: node.key, first, isLive })
  const { log, error, loadFirst, renewals } = held
  useShortcuts({ logFull: () => change({ log: view.log === 'full' ? 'beside' : 'full' }) })
  if (!log || (log.object.size === 0 && log.pieces.length === 0)) {
    return <NoLines node={node} isEmpty={log !== null} error={error} onRetry={loadFirst} />
  }
  return (
    <OpenLog
      key={renewals}
      node={node}
      room={place}
      headTools={headTools}
      isLive={isLive}
      cause={cause}
      first={renewals === 0 ? first : AT_END}
      held={held}
      log={log}
      links={links}
    />
  )
}
