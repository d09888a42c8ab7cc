/** Two soft tones, made on the spot: a fall of a fourth, which says that something went wrong without shouting it. */
const TONES_HZ = [659.25, 493.88]
const APART_S = 0.32
const ATTACK_S = 0.03
const DECAY_S = 1.4
const LOUD = 0.16
/** An exponential fall never reaches nothing. */
const SILENT = 0.0001

/** A browser that may not play leaves the question unanswered rather than refusing. */
const LEAVE_MS = 2_000
/** Of a touch, browsers take only the end for a gesture. */
const GESTURES = ['pointerup', 'click', 'keydown'] as const

export interface Chime {
  ring: () => void
  close: () => void
}

/** Null where there is no sound at all. `onBlocked` tells whether the browser still waits for a click. */
export function makeChime(onBlocked: (blocked: boolean) => void): Chime | null {
  if (!('AudioContext' in window)) return null
  const context = new AudioContext()
  let allowed = false
  let ringing = 0
  const timer = window.setTimeout(() => onBlocked(true), LEAVE_MS)
  // An idle context keeps the machine's sound at work: between two chimes it sleeps.
  const rest = () => {
    if (ringing === 0 && context.state === 'running') void context.suspend()
  }
  const wake = () => {
    context.resume().then(
      () => {
        if (context.state !== 'running') return
        allowed = true
        deafen()
        window.clearTimeout(timer)
        onBlocked(false)
        rest()
      },
      () => undefined,
    )
  }
  // Not every gesture is taken for one: each is tried until the sound runs.
  const deafen = () => {
    for (const event of GESTURES) document.removeEventListener(event, wake)
  }
  for (const event of GESTURES) document.addEventListener(event, wake)
  wake()
  return {
    ring: () => {
      // Else it would sound at the click, hours after what it tells of.
      if (!allowed) return
      ringing += 1
      const done = () => {
        ringing -= 1
        rest()
      }
      context.resume().then(() => play(context, done), done)
    },
    close: () => {
      window.clearTimeout(timer)
      deafen()
      void context.close()
    },
  }
}

function play(context: AudioContext, onEnd: () => void): void {
  TONES_HZ.forEach((frequency, index) => {
    const startS = context.currentTime + index * APART_S
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency })
    const gain = new GainNode(context, { gain: SILENT })
    gain.gain.setValueAtTime(SILENT, startS)
    gain.gain.exponentialRampToValueAtTime(LOUD, startS + ATTACK_S)
    gain.gain.exponentialRampToValueAtTime(SILENT, startS + DECAY_S)
    oscillator.connect(gain).connect(context.destination)
    if (index === TONES_HZ.length - 1) oscillator.addEventListener('ended', onEnd, { once: true })
    oscillator.start(startS)
    oscillator.stop(startS + DECAY_S)
  })
}
