import { use, useEffect, type ReactNode } from 'react'
import { Navigate } from 'react-router-dom'
import { type AskedCode } from '../../contract/pairing'
import { ROUTES, addParams } from '../../contract/routes'
import { parseScreenAddress } from '../../contract/screen-address'
import { type PairWords } from '../../i18n/en/pair'
import { pairWords } from '../../i18n/pair-words'
import { useLocale } from '../../i18n/locale'
import { withBase } from '../../lib/base-path'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatClock } from '../../lib/time/format'
import { usableZone, zoneLabel } from '../../lib/time/zone'
import { formatWhen } from '../../run/jobs/when'
import { type Pairing, leaveFor, usePairing } from '../../shell/screen/use-pairing'
import { useTabStatus } from '../../shell/use-tab-status'
import { useNow } from '../../ui/use-now'
import { QrCode } from './QrCode'
import './pairing-screen.css'

/** How long the name stays that the screen was given. */
const NAME_MS = 3_000

type Words = PairWords['screen']

/** On the screen: a code, until a user approves it. `show` is the wall that it was to show; empty when none. */
export function PairingScreen({ show }: { show: string }) {
  const { lang } = useLocale()
  const pairing = usePairing(show)
  const { asked, approved } = pairing
  useTabStatus(use(pairWords.load(lang)).screen.title, null)
  useEffect(() => {
    if (approved === null) return
    const timer = window.setTimeout(() => leaveFor(approved.address), NAME_MS)
    return () => window.clearTimeout(timer)
  }, [approved])
  if (pairing.isOff || asked?.state === 'signed_in') return <Navigate replace to={ROUTES.pair} />
  return (
    <div className="wall-none pair-screen">
      {pairing.isAway && (
        <p role="alert" className="pair-band">
          <Both say={(words) => words.away} />
        </p>
      )}
      <Head zone={asked?.state === 'waiting' ? asked.zone : null} skewMs={pairing.skewMs} />
      <Body asked={asked} pairing={pairing} show={show} />
    </div>
  )
}

interface BodyProps {
  asked: AskedCode | null
  pairing: Pairing
  show: string
}

function Body({ asked, pairing, show }: BodyProps) {
  const { approved } = pairing
  if (approved !== null)
    return (
      <Said
        title={(words) => words.approved(showInvisible(approved.name))}
        about={(words) => words.approvedBy(showInvisible(approved.by))}
      />
    )
  if (asked?.state === 'plain_http')
    return <Said title={(words) => words.plainHttp} about={(words) => words.plainHttpAbout(asked.setting)} />
  return asked?.state === 'waiting' ? (
    <>
      <Code asked={asked} pairing={pairing} />
      <Foot asked={asked} endsAtMs={pairing.endsAtMs} show={show} />
    </>
  ) : (
    <Said title={(words) => words.loading} />
  )
}

type WaitingCode = AskedCode & { state: 'waiting' }

function Code({ asked, pairing }: { asked: WaitingCode; pairing: Pairing }) {
  const { code, url } = asked
  const signs = Array.from(code)
  return (
    <div className="pair-main">
      <div>
        <h1 tabIndex={-1}>
          <Both say={(words) => words.title} />
        </h1>
        <ol>
          <li>
            <Both say={(words) => words.open}>
              <b>{url.replace(/^https?:\/\//, '')}</b>
            </Both>
          </li>
          <li>
            <Both say={(words) => words.type} />
          </li>
        </ol>
        <p className="pair-code" role="img" aria-label={signs.join(' ')}>
          {signs.map((sign, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the place in the code
            <b key={index}>{sign}</b>
          ))}
        </p>
        <p role="status" className="pair-note">
          <Note asked={asked} pairing={pairing} />
        </p>
      </div>
      <figure className="pair-qr">
        <QrCode text={`${url}?code=${code}`} label={code} />
        <figcaption>
          <Both say={(words) => words.scan} />
        </figcaption>
      </figure>
    </div>
  )
}

/** What happened to the code, or why the screen has one again. */
function Note({ asked: { revoked, zone, nowMs }, pairing }: { asked: WaitingCode; pairing: Pairing }) {
  const { lang } = useLocale()
  const screenZone = useScreenZone(zone)
  const { chooser, wasRefused } = pairing
  if (chooser !== null) return <Both say={(words) => words.choosing(showInvisible(chooser))} />
  if (wasRefused) return <Both say={(words) => words.refused} />
  if (revoked === null) return null
  const at = formatWhen(revoked.atMs, screenZone, lang, nowMs)
  return <Both say={(words) => words.revoked(at, showInvisible(revoked.by))} />
}

interface FootProps {
  asked: WaitingCode
  endsAtMs: number | null
  show: string
}

function Foot({ asked, endsAtMs, show }: FootProps) {
  const { lang } = useLocale()
  const words = use(pairWords.load(lang)).screen
  const nowMs = useNow(0, null)
  const leftMs = Math.min(asked.endsInMs, Math.max(1_000, (endsAtMs ?? nowMs) - nowMs))
  const left = formatDuration(leftMs, lang, { units: 2, spelled: true })
  const { width, height } = window.screen
  // A user who signs in here comes to the wall that was asked for, or to the page that approves screens.
  const path = parseScreenAddress(show)?.address ?? ROUTES.pair
  return (
    <footer>
      <p>
        <b>{words.newCode(left)}</b> · {words.nothing}
      </p>
      <a className="pair-link" href={withBase(addParams(path, new URLSearchParams({ 'sign-in': '1' })))}>
        <Both say={(from) => from.signIn} />
      </a>
      <p>
        <bdi>{[asked.from, asked.browser, `${width} × ${height}`].filter(Boolean).join(' · ')}</bdi>
      </p>
    </footer>
  )
}

interface SaidProps {
  title: (words: Words) => string
  about?: (words: Words) => string
}

function Said({ title, about }: SaidProps) {
  return (
    <div role="status" className="pair-said">
      <h1 tabIndex={-1}>
        <Both say={title} />
      </h1>
      {about && (
        <p>
          <Both say={about} />
        </p>
      )}
    </div>
  )
}

function Head({ zone, skewMs }: { zone: string | null; skewMs: number }) {
  const { lang } = useLocale()
  const screenZone = useScreenZone(zone)
  const nowMs = useNow(Math.round(skewMs / 1_000) * 1_000, null)
  return (
    <header className="wall-none-head">
      <p className="pair-brand">
        <Logo />
        Nodeline
      </p>
      <div className="wall-clock">
        <time dateTime={new Date(nowMs).toISOString()}>{formatClock(nowMs, screenZone)}</time>
        <p>{zoneLabel(nowMs, screenZone, lang)}</p>
      </div>
    </header>
  )
}

/** The server's own zone, since no zone is chosen for this screen yet. */
function useScreenZone(ofServer: string | null): string {
  const { zone } = useLocale()
  return ofServer === null ? zone : usableZone(ofServer)
}

/** No language is chosen for this screen yet, so it says everything in both. */
function Both({ say, children }: { say: (words: Words) => string; children?: ReactNode }) {
  const { lang } = useLocale()
  const other = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <>
      <span>
        {say(use(pairWords.load(lang)).screen)} {children}
      </span>{' '}
      <small lang={other}>{say(use(pairWords.load(other)).screen)}</small>
    </>
  )
}

function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 16 16">
      <rect x="0.5" y="2" width="9" height="3.4" rx="1.2" fill="var(--t1)" />
      <rect x="3.5" y="6.3" width="12" height="3.4" rx="1.2" fill="var(--fill-running)" />
      <rect x="8" y="10.6" width="5.5" height="3.4" rx="1.2" fill="var(--ctl)" />
    </svg>
  )
}
