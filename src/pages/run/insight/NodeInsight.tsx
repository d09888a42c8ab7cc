import { type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { showName } from '../../../lib/text'
import { findPlace } from '../../../model/insight/node-times'
import { readUsual } from '../../../model/insight/usual-of'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { useRun } from '../run-context'
import { type RunInsight } from '../run-insight'
import { describeNode, type RelatedNode } from './describe-node'
import { EarlierRuns } from './EarlierRuns'

/** Longer lists are cut. */
const MAX_LISTED = 12

/** What the definition and earlier runs say of one node. */
export function NodeInsight({ insight, node }: { insight: RunInsight; node: RunNode }) {
  const { lang, zone } = useLocale()
  const { run } = useRun()
  const { words, reading, insight: given } = insight
  const at = findPlace(run.nodes, node.key)
  if (at < 0) return null
  const { facts, before, after } = describeNode({ run, reading, insight: given }, at, { words, lang, zone })
  const usual = readUsual(given.sample, node.key)
  return (
    <>
      {facts.length > 0 && (
        <dl className="grid grid-cols-3 gap-x-4 gap-y-3 border-t border-line px-4 py-3">
          {facts.map(({ label, value, note }) => (
            <div key={label} className="min-w-0">
              <dt className="text-12 text-t2">{label}</dt>
              <dd className="font-medium [overflow-wrap:anywhere]">{value}</dd>
              {note !== null && <dd className="text-11 text-t3 [overflow-wrap:anywhere]">{note}</dd>}
            </div>
          ))}
        </dl>
      )}
      {usual && <EarlierRuns usual={usual} node={node} sample={given.sample} words={words} />}
      {before && <Related title={before.title} nodes={before.nodes} none={before.none} words={words} />}
      {after && (after.nodes.length > 0 || after.none !== null) && (
        <Related title={after.title} nodes={after.nodes} none={after.none} words={words} />
      )}
    </>
  )
}

interface RelatedProps {
  title: string
  nodes: readonly RelatedNode[]
  /** Instead of an empty list. */
  none: string | null
  words: RunInsight['words']
}

function Related({ title, nodes, none, words }: RelatedProps) {
  const { run, select, buildNodeHref } = useRun()
  return (
    <section aria-label={title} className="border-t border-line px-4 py-2.5">
      <h3 className="mb-1 text-12 font-semibold">
        {title} <span className="font-normal text-t3">{nodes.length === 0 ? none : nodes.length}</span>
      </h3>
      <ul>
        {nodes.slice(0, MAX_LISTED).map(({ at, why }) => {
          const node = run.nodes[at]
          return (
            node && (
              <li key={node.key} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
                <StatusGlyph status={node.status} />
                <a
                  className="link min-w-0 truncate font-medium pointer-coarse:leading-11"
                  href={buildNodeHref(node.key)}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return
                    event.preventDefault()
                    select(node.key, false)
                  }}
                >
                  <bdi>{showName(node.name)}</bdi>
                </a>
                <span
                  className="ml-auto max-w-3/5 truncate pl-2 text-12 text-t2"
                  data-tip={why === '' ? undefined : why}
                >
                  {why}
                </span>
              </li>
            )
          )
        })}
      </ul>
      {nodes.length > MAX_LISTED && (
        <p className="text-12 text-t3">{words.panel.more(nodes.length - MAX_LISTED)}</p>
      )}
    </section>
  )
}
