import { type Lang } from '../../../contract/lang'
import { type Run, type RunNode } from '../../../contract/run'
import { statusWord } from '../../../i18n/locale'
import { formatNodesCsv, formatNodesJson } from '../../../model/run/export'
import { listNodeFacts } from '../../../model/insight/node-facts'
import { downloadText } from '../../../ui/download'
import { type RunInsight } from '../run-insight'

const readFacts = (run: Run, insight: RunInsight | null) =>
  insight ? listNodeFacts(run, insight.insight.sample, insight.reading) : new Map()

const nameFile = ({ job, id }: Run) => `${job}-${id}`

/** Saves the nodes as they are shown. */
export function saveNodesCsv(
  run: Run,
  shown: readonly RunNode[],
  insight: RunInsight | null,
  { zone, lang, nowMs }: { zone: string; lang: Lang; nowMs: number },
): void {
  const word = (node: RunNode) => statusWord(node.status, node.rawStatus, lang)
  const csv = formatNodesCsv(run, shown, { zone, nowMs, statusWord: word, facts: readFacts(run, insight) })
  downloadText(`${nameFile(run)}.csv`, 'text/csv;charset=utf-8', csv)
}

export const saveNodesJson = (run: Run, shown: readonly RunNode[], insight: RunInsight | null): void =>
  downloadText(
    `${nameFile(run)}.json`,
    'application/json',
    formatNodesJson(run, shown, readFacts(run, insight)),
  )
