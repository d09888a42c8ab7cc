import { formatCount } from '../../lib/number'
import { timeStamp, type FindingTexts, type FindingsWords } from '../finding-words'

const nodes = (n: number, example: string) =>
  n === 1 ? `Node ${example}` : `${formatCount(n)} nodes (${example}, …)`

const verb = (n: number, one: string, many: string) => (n === 1 ? one : many)

/** All nodes of a run. */
function allNodes(n: number): string {
  if (n === 1) return 'The only node'
  return n === 2 ? 'Both nodes' : 'All nodes'
}

function explainRunId(used: string | null): string {
  if (used === null) return 'None of them is the one in the address.'
  return `${used} is shown: it is the one in the address.`
}

const texts: FindingTexts = {
  'duplicate-key': ({ key, values, node, used }) => ({
    what:
      key === 'instanceId' && node === null
        ? 'The instance id is given twice, with different values.'
        : `${key} is given ${values.length} times${node === null ? '' : ` in node ${node}`}, with different values.`,
    why: key === 'instanceId' && node === null ? explainRunId(used) : `The last one is used: ${used ?? '–'}.`,
    values: `${key}: ${values.join(', ')}`,
  }),
  'id-mismatch': ({ given, asked }) => ({
    what: 'The answer names another instance.',
    why: `${asked} was asked for and is shown.`,
    values: `instanceId: ${given}`,
  }),
  'job-mismatch': ({ given, asked }) => ({
    what: 'The answer names another job.',
    why: `${asked} was asked for and is shown.`,
    values: `jobName: ${given}`,
  }),
  'node-id-mismatch': ({ given, nodes: n, example }) => ({
    what: `${nodes(n, example)} ${verb(n, 'belongs', 'belong')} to another instance.`,
    why: `${verb(n, 'It is', 'They are')} shown as given.`,
    values: `instanceId: ${given}`,
  }),
  'total-mismatch': ({ total, count }) => ({
    what: `The answer says ${formatCount(total)} nodes and holds ${formatCount(count)}.`,
    why: 'What it holds is shown.',
    values: `total: ${total}`,
  }),
  'outside-window': ({ side, all, gapMs, edgeMs, nodeMs, nodes: n, example }, { duration, stamp }) => ({
    what: `${all ? allNodes(n) : nodes(n, example)} ${verb(n, 'lies', 'lie')} outside the instance’s window.`,
    why: {
      both: 'Some ran before it began and some after it had ended; the axis shows the nodes.',
      after: `${verb(n, 'It', 'They')} started ${duration(gapMs)} after it had ended, so the axis shows the nodes; the window is the arrow beside it.`,
      before: `${verb(n, 'It', 'They')} ended ${duration(gapMs)} before it started, as nodes do that a rerun did not run again. The axis shows the nodes; the window is the arrow beside it.`,
    }[side],
    values: side === 'before' ? `${stamp(nodeMs)} → ${stamp(edgeMs)}` : `${stamp(edgeMs)} → ${stamp(nodeMs)}`,
  }),
  'status-contradiction': ({ status, nodeStatus, all, nodes: n, example }) => ({
    what: `The status is ${status}, but ${all ? allNodes(n).toLowerCase() : nodes(n, example)} ${verb(n, 'is', 'are')} ${nodeStatus}.`,
    why: 'Both are shown as given; neither is derived from the other.',
    values: `status: "${status}"`,
  }),
  'plan-mismatch': ({ given, instance, nodes: n }) => ({
    what:
      n === 1
        ? 'A node’s planned time is not the instance’s.'
        : 'The nodes’ planned time is not the instance’s.',
    why: 'It is documented to be the same.',
    values: `${given}, ${instance}`,
  }),
  'early-start': ({ start, plan, earlyMs }, { duration }) => ({
    what: `The instance started ${duration(earlyMs)} before its planned time.`,
    why: 'The planned time is the earliest start. Both times are shown as given.',
    values: `startTime: ${start}, planTime: ${plan}`,
  }),
  'execute-time': ({ given, actualMs, isMinutes }) => ({
    what: isMinutes ? 'executeTime is in minutes.' : 'executeTime does not match start and end.',
    why: `Documented in milliseconds; the times are ${formatCount(actualMs)} ms apart. Durations here come from the times.`,
    values: `executeTime: ${given}`,
  }),
  'undocumented-field': ({ field, value, asMs, nodes: n }, { stamp }) => ({
    what: `${field} is in no documentation.`,
    why: `${n === 0 ? 'It belongs to the instance; see the raw answer.' : 'Kept in each node’s panel.'}${asMs === null ? '' : ` Read as milliseconds: ${stamp(asMs)}.`}`,
    values: `${field}: ${value}`,
  }),
  'end-before-start': ({ start, end, nodes: n, example }) => ({
    what:
      n === 0
        ? 'The instance ends before it starts.'
        : `${nodes(n, example)} ${verb(n, 'ends before it starts', 'end before they start')}.`,
    why: 'No duration is derived from these times.',
    values: `${start} → ${end}`,
  }),
  seconds: ({ field, value, nodes: n, example }, { stamp }) => ({
    what: `${n === 0 ? `${field} of the instance looks` : `${field} of ${nodes(n, example)} looks`} like seconds.`,
    why: `Documented in milliseconds; read as seconds: ${timeStamp(value, 1_000, stamp)}.`,
    values: `${field}: ${value}`,
  }),
  'far-future': ({ field, value, nodes: n, example }, { stamp }) => ({
    what: `${field} of ${n === 0 ? 'the instance' : nodes(n, example)} lies far in the future.`,
    why: `Read as milliseconds: ${timeStamp(value, 1, stamp)}. It counts as not given; the value is kept.`,
    values: `${field}: ${value}`,
  }),
  'not-utf8': ({ value }) => ({
    what: 'The answer is not UTF-8.',
    why: 'Characters that could not be read are shown as \ufffd.',
    values: value,
  }),
  unreadable: ({ field, value, nodes: n, example }) => ({
    what: `${field}${n === 0 ? '' : ` of ${nodes(n, example)}`} is not what it is documented to be.`,
    why: 'It counts as not given; the value is kept.',
    values: `${field}: ${value}`,
  }),
  'duplicate-name': ({ name, count }) => ({
    what: `${formatCount(count)} nodes have the same name.`,
    why: 'Each has a row; addresses tell them apart by ~2, ~3.',
    values: `nodeName: ${name}`,
  }),
  'unknown-status': ({ word, nodes: n, example }) => ({
    what: `${n === 0 ? 'The instance has' : `${nodes(n, example)} ${verb(n, 'has', 'have')}`} an undocumented status.`,
    why: 'It is shown as given and counts as not finished.',
    values: `status: ${word}`,
  }),
  'unknown-type': ({ word, nodes: n, example }) => ({
    what: `${nodes(n, example)} ${verb(n, 'has', 'have')} an undocumented type.`,
    why: 'It is shown as given.',
    values: `type: ${word}`,
  }),
  'no-start': ({ nodes: n, example }) => ({
    what: `${n === 0 ? 'The instance has' : `${nodes(n, example)} ${verb(n, 'has', 'have')}`} run, but without a start time.`,
    why: 'No bar is drawn for a time that was not given.',
    values: 'startTime',
  }),
  'end-unknown': ({ nodes: n, example }) => ({
    what: `The run has ended, but ${nodes(n, example)} ${verb(n, 'is', 'are')} still running.`,
    why: 'Its end is not known, so the bar fades out.',
    values: 'endTime',
  }),
  'unfinished-end': ({ status, end, nodes: n, example }) => ({
    what: `${n === 0 ? 'The instance is' : `${nodes(n, example)} ${verb(n, 'is', 'are')}`} given as unfinished, but with an end time.`,
    why: 'Both are shown as given. The end may be that of an earlier attempt.',
    values: `status: ${status}, endTime: ${end}`,
  }),
  'log-path': ({ value, nodes: n, example }) => ({
    what: `The log path of ${nodes(n, example)} is not an obs:// path.`,
    why: 'It is shown as text and never as a link.',
    values: `logPath: ${value}`,
  }),
}

export const findings: FindingsWords = {
  title: 'Findings',
  about:
    'Where the answer contradicts itself, the address, the documentation or the definition. Nothing was corrected.',
  texts,
}
