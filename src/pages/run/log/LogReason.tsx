import {
  Archive,
  CloudOff,
  Clock,
  Copy,
  Download,
  ExternalLink,
  FileX,
  FolderX,
  Hourglass,
  Info,
  KeyRound,
  Lock,
  ShieldX,
  Timer,
  type LucideIcon,
} from 'lucide-react'
import { type LogFailure } from '../../../contract/errors'
import { type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { parseObsPath } from '../../../lib/obs-path'
import { showInvisible } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { ApiError } from '../../../query/http'
import { Button } from '../../../ui/Button'
import { CopyButton } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { CopyPathButton } from '../CopyPathButton'

const ICONS: Partial<Record<LogFailure, LucideIcon>> = {
  no_path: FileX,
  foreign_bucket: ShieldX,
  no_key: KeyRound,
  no_endpoint: KeyRound,
  key_refused: KeyRound,
  clock_off: Clock,
  forbidden: Lock,
  bucket_missing: FolderX,
  not_written: Hourglass,
  gone: Archive,
  archived: Archive,
  unreachable: CloudOff,
  timeout: Timer,
  throttled: Timer,
  binary: FileX,
}

interface LogReasonProps {
  node: RunNode
  /** Why there are no lines. */
  why: { kind: 'failed'; error: unknown } | { kind: 'empty' | 'emptied' } | { kind: 'not-started' }
  /** The address of the log as a file. */
  fileHref: string
  nowMs: number
  onRetry: () => void
}

/** Stands where the lines would: why there are none, what OBS said, and what can be done. */
export function LogReason({ node, why, fileHref, nowMs, onRetry }: LogReasonProps) {
  const { t, lang } = useLocale()
  const words = useLogWords()
  const detail = why.kind === 'failed' && why.error instanceof ApiError ? why.error.detail : null
  const failed = detail && 'log' in detail ? detail.log : undefined
  const sinceMs = failed?.failure === 'gone' ? node.endMs : node.startMs
  const since =
    sinceMs === null || nowMs < sinceMs
      ? ''
      : formatDuration(nowMs - sinceMs, lang, { units: 2, spelled: true })
  const bucket = showInvisible(parseObsPath(node.logPath ?? '')?.bucket ?? '')
  const describe = (): { title: string; text: string } => {
    if (why.kind === 'empty') return words.empty
    if (why.kind === 'emptied') return words.emptied
    if (why.kind === 'not-started') return words.notStarted
    if (!failed) {
      const code = detail?.code
      return { title: words.noAnswer.title, text: code ? t.errors.titles[code] : t.errors.titles.crashed }
    }
    const { title, text } = words.reasons[failed.failure]
    return { title, text: text(bucket, since) }
  }
  const { title, text } = describe()
  const obs = failed?.obs
  const said = obs && [
    `HTTP ${obs.status} ${obs.code ?? ''}`.trim(),
    obs.requestId && words.request(obs.requestId),
  ]
  const connection = failed?.connection
  const report = [title, text, ...(said ?? []), node.logPath].filter(Boolean).join('\n')
  const isWaiting = failed?.failure === 'not_written'
  return (
    <div className="flex min-h-0 flex-col overflow-y-auto">
      <div role="status" className="grid gap-2 p-4">
        <Icon icon={(failed && ICONS[failed.failure]) ?? Info} size={20} className="text-t2" />
        <h3 className="text-13 font-semibold">{title}</h3>
        <p className="max-w-120 text-t2 [overflow-wrap:anywhere]">{text}</p>
        {(said ?? connection) && (
          <p className="font-mono text-12 text-t2 [overflow-wrap:anywhere]">
            {[...(said ?? []), connection].filter(Boolean).map((line) => (
              <span key={line} className="block">
                {showInvisible(String(line))}
              </span>
            ))}
          </p>
        )}
        {why.kind !== 'not-started' && (
          <p className="flex flex-wrap gap-2 pt-2">
            {failed?.failure === 'binary' && (
              <a className="btn" href={fileHref} download>
                <Icon icon={Download} />
                {words.downloadFile}
              </a>
            )}
            {failed?.failure !== 'no_path' && failed?.failure !== 'invalid_path' && (
              <Button onClick={onRetry}>{isWaiting ? words.lookNow : words.again}</Button>
            )}
            {failed && (
              <CopyButton
                icon={Copy}
                label={words.copyReport}
                text={() => showInvisible(report).replaceAll('⟨000A⟩', '\n')}
                done={t.header.copied}
                failed={t.header.copyFailed}
              >
                {words.copyReport}
              </CopyButton>
            )}
            {node.logUrl !== undefined && (
              <a className="btn" href={node.logUrl} target="_blank" rel="noreferrer">
                <Icon icon={ExternalLink} />
                {words.console}
              </a>
            )}
          </p>
        )}
      </div>
      {node.logPath !== null && (
        <p className="mt-auto flex items-center gap-2 border-t border-line px-4 py-2 font-mono text-12 text-t2">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{showInvisible(node.logPath)}</span>
          <CopyPathButton logPath={node.logPath} className="btn btn-icon btn-quiet" />
        </p>
      )}
    </div>
  )
}
