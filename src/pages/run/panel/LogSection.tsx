import { ExternalLink } from 'lucide-react'
import { type RunNode } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { CopyPathButton } from '../CopyPathButton'
import { lastSegment, parseObsPath } from '../../../lib/obs-path'
import { showInvisible } from '../../../lib/text'
import { Icon } from '../../../ui/Icon'

/** The log path to copy, with a link to the log or the reason why there is none. */
export function LogSection({ node }: { node: RunNode }) {
  const { t } = useLocale()
  const { logPath, logUrl } = node
  const readable = logPath !== null && parseObsPath(logPath) !== null
  const pathNote = logUrl === undefined ? t.panel.noLink : t.panel.folderZone
  const last = logPath === null ? '' : lastSegment(logPath)
  return (
    <div className="border-t border-line px-4 py-3">
      <div className="flex min-h-7 items-center gap-2">
        <h3 className="text-13 font-semibold">{t.panel.log}</h3>
        {logPath !== null && (
          <span className="ml-auto flex gap-2">
            <CopyPathButton logPath={logPath}>{t.panel.copyPath}</CopyPathButton>
            {readable && logUrl !== undefined && (
              <a className="btn btn-primary" href={logUrl} target="_blank" rel="noreferrer">
                <Icon icon={ExternalLink} />
                {t.panel.openLog}
              </a>
            )}
          </span>
        )}
      </div>
      {logPath === null ? (
        <p className="mt-1 text-12 text-t2">{node.startMs === null ? t.panel.noLogYet : t.panel.noLog}</p>
      ) : (
        <>
          <p className="mt-2 rounded-md bg-bg px-3 py-2 font-mono text-[11.5px] leading-[18px] text-t2 [overflow-wrap:anywhere]">
            {showInvisible(logPath.slice(0, logPath.length - last.length))}
            <b className="font-semibold text-t1">{showInvisible(last)}</b>
          </p>
          <p className="mt-2 text-12 text-t3">{readable ? pathNote : t.panel.badLog}</p>
        </>
      )}
    </div>
  )
}
