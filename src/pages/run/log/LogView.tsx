import { useState } from 'react'
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
import { AT_END, openingAt, type Opening } from './use-opening-place'

interface LogViewProps {
  node: RunNode
  place: LogRoom
  /** In the head of a sheet, the element for what can be done with the lines. */
  headTools: HTMLElement | null
}

/** The log of a node: its lines, or why there are none. */
export function LogView({ node, place, headTools }: LogViewProps) {
  const { actualRun: run, reference, view, causes, change } = useRun()
  const links = useLineLinks()
  const { findPlace } = useLogLink()
  const isLive = isLiveNode(node, run)
  const cause = causes.get(node.key) ?? null
  const [opening] = useState((): Opening => {
    const left = findPlace(node.key, place)
    if (left !== null) return openingAt(left)
    const { target } = links
    if (target?.kind === 'lines') return { range: { kind: 'from-line', line: target.from }, byte: null }
    if (target) return openingAt(target.byte)
    return cause?.cause && !isLive ? openingAt(cause.cause.byte) : AT_END
  })
  const held = useHeldLog({ run: reference, node: node.key, first: opening.range, isLive })
  const { log, error, loadFirst, renewals } = held
  useShortcuts({ logFull: () => change({ log: view.log === 'full' ? 'beside' : 'full' }) })
  if (!log || log.pieces.length === 0) {
    const isEmpty = log?.object.size === 0
    return (
      <NoLines node={node} isEmpty={isEmpty} isRenewed={renewals > 0} error={error} onRetry={loadFirst} />
    )
  }
  return (
    <OpenLog
      key={renewals}
      node={node}
      room={place}
      headTools={headTools}
      isLive={isLive}
      cause={cause}
      opening={renewals === 0 ? opening : AT_END}
      held={held}
      log={log}
      links={links}
    />
  )
}
