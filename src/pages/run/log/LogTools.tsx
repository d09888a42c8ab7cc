import { ArrowDownToLine, Copy, Download, Ellipsis, OctagonX, Search, WrapText } from 'lucide-react'
import { type ReactNode } from 'react'
import { type LogObject } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { showInvisible, truncateMiddle } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Action, Choice } from '../../../ui/Choice'
import { Button, IconButton } from '../../../ui/Button'
import { copyText } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { Menu } from '../../../ui/Menu'
import { CopyPathButton } from '../CopyPathButton'
import { useRun } from '../run-context'
import { formatSize } from './format-size'
import { type Find } from './use-find'
import { useLogFile } from './use-log-file'
import { useNextProblem } from './use-next-problem'

/** What can be done with a whole log. */
export interface LogToolsProps {
  node: RunNode
  object: LogObject
  wraps: boolean
  isAsWritten: boolean
  /** Null for a log that does not grow. */
  isFollowing: boolean | null
  find: Find
  onWrap: () => void
  onAsWritten: (isAsWritten: boolean) => void
  onPause: () => void
  onEnd: () => void
  /** Shows the first error; null where none is known. */
  onFirstError: (() => void) | null
}

interface BarProps extends LogToolsProps {
  /** The field of the search. */
  children: ReactNode
}

/** Beside the timeline: what does not fit is in the menu. */
export function BesideTools({ children, ...props }: BarProps) {
  const { node, object, wraps, onWrap } = props
  const words = useLogWords()
  const { href, label } = useDownload(node, object)
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-1 border-b border-line px-3 py-1">
      {children}
      <IconButton icon={WrapText} label={words.wrap} pressed={wraps} onClick={onWrap} />
      <FollowButton {...props} />
      <a className="btn btn-icon btn-quiet" href={href} download aria-label={label} data-tip={label}>
        <Icon icon={Download} size={16} />
      </a>
      <MoreMenu {...props} hasDownload={false} />
    </div>
  )
}

/** Over the full width: everything in words. */
export function FullTools({ children, ...props }: BarProps) {
  const { node, object, wraps, isAsWritten, isFollowing, onWrap, onAsWritten, onEnd, onFirstError } = props
  const words = useLogWords()
  const { href, label, short } = useDownload(node, object)
  const { logPath } = node
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-1 gap-y-1 border-b border-line px-5 py-1">
      {children}
      {onFirstError && (
        <Button quiet className="text-ink-fail!" onClick={onFirstError}>
          {words.firstError}
          <kbd className="kbd">e</kbd>
        </Button>
      )}
      <button type="button" className="btn btn-quiet" aria-pressed={wraps} onClick={onWrap}>
        <Icon icon={WrapText} />
        {words.wrapShort}
      </button>
      {isFollowing === null ? (
        <Button icon={ArrowDownToLine} quiet onClick={onEnd}>
          {words.end}
        </Button>
      ) : (
        <FollowButton {...props} />
      )}
      <button
        type="button"
        className="btn btn-quiet"
        aria-pressed={isAsWritten}
        onClick={() => onAsWritten(!isAsWritten)}
      >
        {words.asWritten}
      </button>
      <span className="ml-auto flex min-w-0 items-center gap-1">
        {logPath !== null && (
          <>
            <bdi
              className="truncate font-mono text-12 text-t2 max-[1180px]:hidden"
              data-tip={showInvisible(logPath)}
            >
              {shortenPath(showInvisible(logPath))}
            </bdi>
            <CopyPathButton logPath={logPath} className="btn btn-icon btn-quiet" />
          </>
        )}
        <a className="btn btn-quiet" href={href} download aria-label={label} data-tip={label}>
          <Icon icon={Download} />
          {short}
        </a>
      </span>
    </div>
  )
}

/** Of a sheet, in its head. */
export function SheetTools(props: LogToolsProps) {
  const words = useLogWords()
  return (
    <>
      <IconButton icon={Search} size={20} label={words.find} className="size-11!" onClick={props.find.open} />
      <MoreMenu {...props} hasDownload className="size-11!" />
    </>
  )
}

/** Of a sheet, at its foot: what is used most. */
export function SheetBar({ node, wraps, isFollowing, onWrap, onPause, onEnd, onFirstError }: LogToolsProps) {
  const words = useLogWords()
  const { next, showNext } = useNextProblem(node)
  return (
    <div className="flex flex-none justify-around border-t border-line pb-[env(safe-area-inset-bottom)]">
      {onFirstError && (
        <button type="button" className="log-bar-button" data-tone="fail" onClick={onFirstError}>
          <Icon icon={OctagonX} size={20} />
          {words.firstError}
        </button>
      )}
      <button type="button" className="log-bar-button" aria-pressed={wraps} onClick={onWrap}>
        <Icon icon={WrapText} size={20} />
        {words.wrapShort}
      </button>
      <button
        type="button"
        className="log-bar-button"
        aria-pressed={isFollowing ?? undefined}
        onClick={isFollowing === true ? onPause : onEnd}
      >
        <Icon icon={ArrowDownToLine} size={20} />
        {isFollowing === null ? words.end : words.follow}
      </button>
      {next && (
        <button
          type="button"
          className="log-bar-button"
          aria-label={words.nextProblem(showInvisible(next.name))}
          onClick={showNext}
        >
          <StatusGlyph status={next.status} size={20} />
          {words.nextProblemShort}
        </button>
      )}
    </div>
  )
}

function FollowButton({ isFollowing, onPause, onEnd }: LogToolsProps) {
  const words = useLogWords()
  if (isFollowing === null) return null
  return (
    <IconButton
      icon={ArrowDownToLine}
      label={words.follow}
      pressed={isFollowing}
      onClick={isFollowing ? onPause : onEnd}
    />
  )
}

interface MoreMenuProps extends LogToolsProps {
  /** On a sheet. */
  hasDownload: boolean
  className?: string
}

function MoreMenu({ hasDownload, className = '', ...props }: MoreMenuProps) {
  const { node, object, isAsWritten, isFollowing, find, onAsWritten, onEnd } = props
  const { t } = useLocale()
  const words = useLogWords()
  const { change } = useRun()
  const { next, showNext } = useNextProblem(node)
  const { href, label } = useDownload(node, object)
  const { isRegex, matchCase } = find.options
  const { logPath } = node
  return (
    <Menu
      trigger={<Icon icon={Ellipsis} size={16} />}
      label={words.more}
      align="end"
      className={`btn btn-icon btn-quiet ${className}`}
    >
      <Choice checked={isAsWritten} onChange={() => onAsWritten(!isAsWritten)}>
        {words.asWritten}
      </Choice>
      <Choice checked={matchCase} onChange={() => find.setOptions({ isRegex, matchCase: !matchCase })}>
        {words.matchCase}
      </Choice>
      <Choice checked={isRegex} onChange={() => find.setOptions({ isRegex: !isRegex, matchCase })}>
        {words.regex}
      </Choice>
      {isFollowing === null && !hasDownload && (
        <Action icon={ArrowDownToLine} onClick={onEnd}>
          {words.toEnd}
        </Action>
      )}
      {hasDownload && (
        <a role="menuitem" tabIndex={-1} className="menu-item" href={href} download>
          <Icon icon={Download} className="text-t2" />
          {label}
        </a>
      )}
      {logPath !== null && (
        <Action icon={Copy} onClick={() => void copyText(showInvisible(logPath)).catch(() => undefined)}>
          {t.panel.copyPath}
        </Action>
      )}
      {hasDownload ? (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="menu-item"
          onClick={() => change({ log: null, logFind: '' })}
        >
          {t.panel.details}
        </button>
      ) : (
        next && (
          <button type="button" role="menuitem" tabIndex={-1} className="menu-item" onClick={showNext}>
            <StatusGlyph status={next.status} />
            {words.nextProblem(showInvisible(next.name))}
          </button>
        )
      )}
    </Menu>
  )
}

function useDownload(node: RunNode, { size, isGzip }: LogObject) {
  const words = useLogWords()
  // Of a packed object only the size of its text is known.
  const short = isGzip ? 'gzip' : formatSize(size)
  return { href: useLogFile(node), label: words.download(short), short }
}

const BUCKET_EM = 10
const PATH_EM = 24

/** The bucket and the name of an object, without the folders between. */
function shortenPath(path: string): string {
  const [, bucket, name] = /^obs:\/\/([^/]+)\/.*?([^/]*)$/s.exec(path) ?? []
  if (bucket === undefined || name === undefined) return truncateMiddle(path, PATH_EM)
  return `obs://${truncateMiddle(bucket, BUCKET_EM)}/…/${truncateMiddle(name, PATH_EM)}`
}
