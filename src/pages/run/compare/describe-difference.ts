import { type Lang } from '../../../contract/lang'
import { type RunNode } from '../../../contract/run'
import { COMMA, STOP } from '../../../i18n/punctuation'
import { showName } from '../../../lib/text'
import { formatDifference, formatDuration } from '../../../lib/time/duration'
import { SECOND_MS } from '../../../lib/time/units'
import {
  findLargestDifferences,
  findOneSided,
  type Comparison,
  type NodeComparison,
} from '../../../model/insight/compare'
import { isLiveRun } from '../../../model/run/duration'
import { type Verdict, type VerdictPart } from '../run-insight'
import { type Given } from './compare-given'

const MAX_NAMES = 3

interface Said {
  /** Of both runs, plan to end; null where that is not known. */
  differenceMs: number | null
  terms: Comparison['terms']
  isUsual?: boolean
  isOtherLive?: boolean
  /** Nodes of which nothing usual is known. */
  unknown?: readonly RunNode[]
  /** What the comparison rests on, at the end. */
  notes: readonly string[]
}

/** Nodes that ran in one of both first: where there are some, a shorter run is no faster one. */
export function describeDifference(given: Given, nodes: readonly NodeComparison[], said: Said): Verdict {
  const { run, words, lang } = given
  const { differenceMs, terms, isUsual = false, isOtherLive = false, unknown = [], notes } = said
  const isLive = isLiveRun(run)
  const sides = findOneSided(nodes)
  const say = (list: readonly RunNode[], write: (names: string, n: number) => string): string[] =>
    list.length === 0 ? [] : [write(listNames(list, lang), list.length)]
  const notRun = isLive ? [] : say(sides.notRun, words.notRun)
  // What is usual of a node may not be known.
  const others = [
    ...(isOtherLive ? [] : say(sides.notRunInOther, words.notRunInOther)),
    ...say(sides.onlyHere, words.onlyHere),
    ...say(sides.onlyInOther, words.onlyInOther),
  ]
  const missing = [...notRun, ...(isUsual ? [] : others)]
  const length =
    differenceMs === null ? null : describeLength(differenceMs, isLive || isOtherLive, isUsual, given)
  const [lead = '', ...rest] = [...missing, ...(length === null ? [] : [length])]
  const changes = findLargestDifferences({ terms }, nodes).map(({ key, ms, isHeldBack }): VerdictPart[] => {
    const node = run.nodes.find((each) => each.key === key)
    const whom: VerdictPart = node ? { node: node.key, name: showName(node.name) } : words.late
    const units = { units: 2 } as const
    const { longer, shorter } = words.heldBack
    const by = isHeldBack
      ? (ms > 0 ? longer : shorter)(formatDuration(Math.abs(ms), lang, units))
      : formatDifference(ms, lang, units)
    return [whom, ` ${by}`]
  })
  const listed = changes.flatMap((parts, index) => (index === 0 ? parts : [COMMA[lang], ...parts]))
  const noChange = missing.length + unknown.length === 0 ? words.noChange : words.noOtherChange
  // A wait that goes on is the change.
  const sayNoChange = isLive && (differenceMs ?? 0) > 0 ? [] : [noChange]
  return {
    lead,
    parts: [
      ...rest.map((sentence) => `${sentence} `),
      ...(listed.length === 0 ? sayNoChange : [...listed, STOP[lang]]),
      ...[...say(unknown, words.notKnown), ...notes].map((note) => ` ${note}`),
    ],
  }
}

/** A run that goes on has only so far been shorter. */
function describeLength(ms: number, isLive: boolean, isUsual: boolean, { words, lang }: Given): string {
  const by = formatDuration(Math.abs(ms), lang)
  const { longer, shorter, same } = isUsual ? words.thanUsual : words.than
  if (isLive) return ms >= SECOND_MS ? words.already(by) : words.soFar
  if (Math.abs(ms) < SECOND_MS) return same
  return ms > 0 ? longer(by) : shorter(by)
}

/** The first three, and how many more. */
const listNames = (nodes: readonly RunNode[], lang: Lang): string =>
  nodes
    .slice(0, MAX_NAMES)
    .map(({ name }) => showName(name))
    .join(COMMA[lang]) + (nodes.length > MAX_NAMES ? ` +${nodes.length - MAX_NAMES}` : '')
