import { type Lang } from '../../../contract/lang'
import { type Run, type RunNode } from '../../../contract/run'
import { statusWord } from '../../../i18n/locale'
import { formatNodesCsv, formatNodesJson } from '../../../model/run/export'
import { downloadText } from '../../../ui/download'

const nameFile = ({ job, id }: Run) => `${job}-${id}`

/** Saves the nodes as they are shown. */
export function saveNodesCsv(
  run: Run,
  shown: readonly RunNode[],
  { zone, lang, nowMs }: { zone: string; lang: Lang; nowMs: number },
): void {
  const word = (node: RunNode) => statusWord(node.status, node.rawStatus, lang)
  const csv = formatNodesCsv(run, shown, { zone, nowMs, statusWord: word })
  downloadText(`${nameFile(run)}.csv`, 'text/csv;charset=utf-8', csv)
}

export const saveNodesJson = (run: Run, shown: readonly RunNode[]): void =>
  downloadText(`${nameFile(run)}.json`, 'application/json', formatNodesJson(run, shown))
