import { type Insight } from '../../../contract/insight'
import { type Run } from '../../../contract/run'
import { type FindingWords } from '../../../i18n/finding-words'
import { type InsightWords } from '../../../i18n/en/insight'
import { findEarly } from '../../../model/insight/held-back'
import { type RunReading } from '../../../model/insight/read-run'

/** What run and definition contradict each other in, for the card of findings. */
export function describeFindings(
  run: Run,
  { definition, noDefinition }: Pick<Insight, 'definition' | 'noDefinition'>,
  { edges, heldBack }: Pick<RunReading, 'edges' | 'heldBack'>,
  { findings: words, marks }: InsightWords,
): FindingWords[] {
  const version = definition?.version ?? null
  const values = words.definition(version === null ? '' : ` v${version}`)
  const { given = null, version: ran = null } = noDefinition ?? {}
  const whys = {
    'not-in-definition': words.notUsed,
    'not-in-run': words.notUsed,
    itself: words.ownNotUsed,
    cycle: words.noneUsed,
  }
  const early = findEarly(heldBack)
  const [first] = early
  return [
    ...(given === null || ran === null
      ? []
      : [
          {
            what: words.otherVersion(given, ran),
            why: words.noneUsed,
            values: words.definition(` v${given}`),
          },
        ]),
    ...edges.findings.flatMap(({ code, nodes, example }) => {
      // The answer itself says so already.
      if (code === 'same-name') return []
      return [{ what: marks.findings[code](nodes, example), why: whys[code], values }]
    }),
    ...(first === undefined
      ? []
      : [{ what: words.early(early.length, run.nodes[first]?.name ?? ''), why: words.earlyWhy, values }]),
  ]
}
