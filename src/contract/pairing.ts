import * as v from 'valibot'

/** Without the signs that look like others: I L O S Z, 0 and 1. */
export const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRTUVWXY'
export const CODE_LENGTH = 6
const CODE = new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`)

/** A code as a user typed it; null when it cannot be one. */
export function parseCode(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '')
  return CODE.test(code) ? code : null
}

/** In two groups, as it is read out. */
export const formatCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** How often a waiting screen asks whether a user approved it. */
export const PAIRING_POLL_MS = 3_000
/** How often a paired screen asks what to show: a revoked one ends within it. */
export const SCREEN_POLL_MS = 15_000

export const MAX_SCREEN_NAME = 60

const Side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))
const Name = v.pipe(v.string(), v.maxLength(4 * MAX_SCREEN_NAME))
const Address = v.pipe(v.string(), v.maxLength(30_000))
const Code = v.pipe(v.string(), v.maxLength(40))

/** What a screen sends to get a code. */
export const PairingQuestion = v.object({
  width: Side,
  height: Side,
  /** The wall that it was to show; empty when it was to show none. */
  show: Address,
})

/** What a user sends about the screen that shows a code. */
export const CodeBody = v.object({ code: Code })
export const Approval = v.object({
  code: Code,
  name: Name,
  address: Address,
  /** The user says that the screen is in front of them. Asked for where it is in another network. */
  standsHere: v.boolean(),
})
export type Approval = v.InferOutput<typeof Approval>
export const ScreenChange = v.object({ name: Name, address: Address })

const Revoked = v.object({ by: v.string(), atMs: v.number() })

/** What a screen is told when it asks for a code. */
export const AskedCode = v.variant('state', [
  v.object({
    state: v.literal('waiting'),
    code: v.string(),
    /** Until it is of no use any more. */
    endsInMs: v.number(),
    /** The address that people open to approve it, without the code. */
    url: v.string(),
    /** What the user will read about this screen. */
    from: v.string(),
    browser: v.string(),
    zone: v.nullable(v.string()),
    nowMs: v.number(),
    revoked: v.nullable(Revoked),
  }),
  /** No cookie can be kept safe over plain http. */
  v.object({ state: v.literal('plain_http'), setting: v.string() }),
  v.object({ state: v.literal('signed_in') }),
])
export type AskedCode = v.InferOutput<typeof AskedCode>

/** How it stands with the code of a screen. */
export const PairingState = v.variant('state', [
  v.object({
    state: v.literal('waiting'),
    /** Another one than this page asked for, when another tab has asked since. */
    code: v.string(),
    endsInMs: v.number(),
    chooser: v.nullable(v.string()),
  }),
  v.object({ state: v.literal('approved'), name: v.string(), by: v.string(), address: v.string() }),
  /** Refused, expired, or not known: the screen asks for another code. */
  v.object({ state: v.picklist(['refused', 'ended']) }),
])
export type PairingState = v.InferOutput<typeof PairingState>

/** Where a screen stands, seen from the user who approves it: at their address, in their network (/24, /64), or elsewhere. */
const Distance = v.picklist(['here', 'near', 'elsewhere'])
export type Distance = v.InferOutput<typeof Distance>

const Unknown = [
  v.object({ state: v.literal('unknown') }),
  /** After too many wrong codes. */
  v.object({ state: v.literal('paused'), waitMs: v.number() }),
] as const

/** What a user is told about a code. */
export const FoundScreen = v.variant('state', [
  v.object({
    state: v.literal('found'),
    askedAtMs: v.number(),
    nowMs: v.number(),
    from: v.string(),
    distance: Distance,
    browser: v.string(),
    width: v.number(),
    height: v.number(),
    /** What the screen was to show, and its name before it was revoked; empty when not known. */
    address: v.string(),
    name: v.string(),
  }),
  ...Unknown,
])
export type FoundScreen = v.InferOutput<typeof FoundScreen>

export const PairedScreen = v.object({
  id: v.string(),
  name: v.string(),
  address: v.string(),
  by: v.string(),
  pairedAtMs: v.number(),
  /** Null: it has not asked for anything yet. */
  seenAtMs: v.nullable(v.number()),
})
export type PairedScreen = v.InferOutput<typeof PairedScreen>

export const ApprovedScreen = v.variant('state', [
  v.object({ state: v.literal('approved'), screen: PairedScreen }),
  /** The address is no wall, or the name is empty. */
  v.object({ state: v.literal('invalid') }),
  /** It has to be said that the screen stands there. */
  v.object({ state: v.literal('unconfirmed') }),
  /** The limit of screens is reached. */
  v.object({ state: v.literal('full') }),
  ...Unknown,
])
export type ApprovedScreen = v.InferOutput<typeof ApprovedScreen>

export const ScreenList = v.object({ nowMs: v.number(), screens: v.array(PairedScreen) })
export type ScreenList = v.InferOutput<typeof ScreenList>

/** What a screen is told that asks what to show. */
export const ScreenState = v.variant('state', [
  v.object({ state: v.literal('paired'), name: v.string(), address: v.string() }),
  v.object({ state: v.literal('revoked'), by: v.string(), atMs: v.number() }),
  v.object({ state: v.literal('none') }),
])
export type ScreenState = v.InferOutput<typeof ScreenState>
